"""A thread waits for a condition without asking whether there is anything to wait for."""

import threading
from threading import Condition

ready = threading.Condition()
rows = []


# The producer may have been faster.
def consume():
    with ready:
        ready.wait()  # expect: PC0405 "ready"
        print(rows)


def produce():
    with ready:
        rows.append(1)
        ready.notify()


def run():
    threads = [threading.Thread(target=consume), threading.Thread(target=produce)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Printer:
    """In a method that a thread runs; the lock is taken by hand; another name of the class."""

    def __init__(self):
        self._go = Condition()

    def work(self):
        print("waiting")
        self._go.acquire()
        try:
            self._go.wait()  # expect: PC0405 "self._go"
        finally:
            self._go.release()
        print("printing")

    def begin(self):
        with self._go:
            self._go.notify_all()


class Runner(threading.Thread):
    """All runners wait for the shot."""

    def __init__(self, shot: threading.Condition):
        super().__init__()
        self.shot = shot

    def run(self):
        with self.shot:
            self.shot.wait(timeout=None)  # expect: PC0405 "self.shot"
        print("running")
