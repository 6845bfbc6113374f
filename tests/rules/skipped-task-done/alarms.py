"""Workers whose failure leaves an item unfinished for ever."""

import logging
import queue
import subprocess
import threading
import urllib.request

pages = queue.Queue()


def fetch():
    while True:
        page = pages.get()
        print(urllib.request.urlopen(page).status)
        pages.task_done()  # expect: PC0503 "pages"


def fetch_all(addresses):
    for _ in range(4):
        threading.Thread(target=fetch, daemon=True).start()
    for address in addresses:
        pages.put(address)
    pages.join()


class Cook:
    def __init__(self):
        self._dishes: queue.Queue = queue.Queue()
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self):
        while True:
            dish = self._dishes.get()
            if dish is None:
                break
            try:
                self._prepare(dish)
                self._dishes.task_done()  # expect: PC0503 "self._dishes"
            except Exception:
                logging.exception("burnt")

    def _prepare(self, dish):
        print(dish)

    def order(self, dish):
        self._dishes.put(dish)

    def close(self):
        self._dishes.join()
        self._dishes.put(None)


def check(ticket):
    if not ticket:
        raise ValueError("no ticket")


def control(tickets: queue.Queue):
    while True:
        ticket = tickets.get()
        check(ticket)
        subprocess.run(["stamp", ticket])
        tickets.task_done()  # expect: PC0503 "tickets"


def gate(people):
    tickets = queue.Queue()
    threading.Thread(target=control, args=(tickets,), daemon=True).start()
    for each in people:
        tickets.put(each)
    tickets.join()


class Helper(threading.Thread):
    def __init__(self, jobs: queue.Queue):
        super().__init__(daemon=True)
        self._jobs = jobs
        self.start()

    def run(self):
        jobs = self._jobs
        while True:
            job, arguments = jobs.get()
            job(*arguments)
            jobs.task_done()  # expect: PC0503 "self._todo"


class Executor:
    def __init__(self):
        self._todo = queue.Queue()
        self._helpers = [Helper(self._todo) for _ in range(3)]

    def submit(self, job, *arguments):
        self._todo.put((job, arguments))

    def sync(self):
        self._todo.join()

    def close(self):
        self._helpers.clear()
        self._todo = None
