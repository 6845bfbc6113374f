"""The target is called where it should be passed: the caller does the work, and the thread gets None to run."""

import multiprocessing
import threading
from threading import Thread as Worker


def load(name, rows, limit=10):
    rows.extend(name for _ in range(limit))


def report():
    print("done")


# Directly, with arguments.
def load_all(rows):
    users = threading.Thread(target=load("users", rows))  # expect: PC0102 "load"
    orders = threading.Thread(target=load("orders", rows, limit=5))  # expect: PC0102 "None"
    users.start()
    orders.start()
    users.join()
    orders.join()


# Under another name; without arguments; a timer; a process.
def report_all():
    workers = [
        Worker(target=report()),  # expect: PC0102 "report()"
        threading.Timer(5.0, report()),  # expect: PC0102 "threading.Timer"
        multiprocessing.Process(target=report()),  # expect: PC0102 "Process"
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


# A function of the library that gives nothing.
def say(words):
    speaker = threading.Thread(target=print(words))  # expect: PC0102 "print"
    speaker.start()
    speaker.join()


class Poller:
    """A method that runs for as long as there is something to do: the constructor of the thread is never reached."""

    def __init__(self, source):
        self.source = source
        self._running = True
        self._thread = None

    def start(self):
        self._thread = threading.Thread(target=self._poll(), daemon=True)  # expect: PC0102 "self._poll()"
        self._thread.start()

    def _poll(self):
        while self._running:
            for row in self.source.rows():
                print(row)

    def close(self):
        self._running = False
        self._thread.join()
