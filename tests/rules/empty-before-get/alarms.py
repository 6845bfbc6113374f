"""Queues that are asked whether they are empty, and taken from by others before `get()`."""

import multiprocessing
import queue
import threading
from queue import Queue as Box

jobs = queue.Queue()


# Direct: several workers, one queue of the module.
def work():
    while not jobs.empty():
        job = jobs.get()  # expect: PC0505 "`jobs` was not empty when it was asked, but `drain`"
        job()


def drain():
    while True:
        try:
            jobs.get_nowait()
        except queue.Empty:
            return


def main():
    threading.Thread(target=work, daemon=True).start()
    threading.Thread(target=drain, daemon=True).start()


# The queue is handed to every worker.
def fetch(pages):
    while pages.qsize() > 0:
        page = pages.get()  # expect: PC0505 "but `fetch` may have taken it since"
        print(page)


def fetch_all(names):
    pages = Box()
    for name in names:
        pages.put(name)
    workers = [threading.Thread(target=fetch, args=(pages,)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


# A pool: whoever finds a connection in it may find it gone.
class Connections:
    def __init__(self, limit):
        self._free = queue.LifoQueue(limit)

    def take(self):
        if self._free.empty():
            return self._connect()
        return self._free.get()  # expect: PC0505 "`self._free`"

    def give_back(self, connection):
        if self._free.full():
            connection.close()
        else:
            self._free.put(connection)

    def _connect(self):
        return object()


# The owner and its thread both take.
class Feed:
    def __init__(self):
        self._lines = queue.Queue()
        threading.Thread(target=self._print, daemon=True).start()
        threading.Thread(target=self._discard, daemon=True).start()

    def _print(self):
        while True:
            if not self._lines.empty():
                print(self._lines.get(True))  # expect: PC0505 "but `Feed._discard`"

    def _discard(self):
        while True:
            self._lines.get()


# Processes.
def render(frames):
    while not frames.empty():
        print(frames.get())  # expect: PC0505 "`frames`"


def render_all():
    frames = multiprocessing.Queue()
    for _ in range(3):
        multiprocessing.Process(target=render, args=(frames,), daemon=True).start()
    return frames
