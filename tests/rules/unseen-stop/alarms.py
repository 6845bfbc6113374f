"""Workers that are told to stop by a flag while they wait for the next item."""

import queue
import threading


class Printer:
    def __init__(self):
        self._jobs = queue.Queue()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        while not self._stop.is_set():
            job = self._jobs.get()  # expect: PC0501 "self._stop"
            print(job)

    def add(self, job):
        self._jobs.put(job)

    def close(self):
        self._stop.set()
        self._thread.join()


class Mailer(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.letters = queue.Queue()
        self.running = True

    def run(self):
        while self.running:
            name, text = self.letters.get()  # expect: PC0501 "self.running"
            print(name, text)

    def send(self, name, text):
        self.letters.put((name, text))

    def stop(self):
        self.running = False
        self.join()


orders = queue.Queue()
closed = threading.Event()


def cook():
    while not closed.is_set():
        order = orders.get()  # expect: PC0501 "closed"
        print(order)


def evening(names):
    worker = threading.Thread(target=cook)
    worker.start()
    for name in names:
        orders.put(name)
    closing(worker)


def dinner(names):
    done = threading.Event()
    dishes = queue.Queue()

    def wash():
        while not done.is_set():
            dish = dishes.get()  # expect: PC0501 "done"
            print(dish)
            dishes.task_done()

    washer = threading.Thread(target=wash)
    washer.start()
    fill(dishes, names)
    dishes.join()
    done.set()
    washer.join()


def fill(dishes, names):
    for name in names:
        dishes.put(name)


def closing(worker):
    closed.set()
    worker.join()
