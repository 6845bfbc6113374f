"""A condition is waited for or notified without its lock: the call raises."""

import threading
from threading import Condition

changed = threading.Condition()
results = []


# Notified after the lock has been given back.
def compute():
    value = sum(range(1000))
    with changed:
        results.append(value)
    with changed:
        changed.notify_all()  # expect: PC0402 "notify_all"


# The loop that waits, with a comment inside.
def show():
    with changed:
        while not results:
            # Not yet.
            changed.wait()  # expect: PC0402 "wait"
    print(results[0])


class Gate:
    """With another lock held than the condition's; through a method that nobody calls with the lock."""

    def __init__(self):
        self._lock = threading.Lock()
        self._opened = Condition()
        self._is_open = False

    def open(self):
        with self._lock:
            self._is_open = True
            with self._opened:
                self._opened.notify()  # expect: PC0402 "self._opened"

    def close(self):
        with self._opened:
            self._is_open = False
        self._tell()

    def _tell(self):
        with self._opened:
            self._opened.notify_all()  # expect: PC0402 "notify_all"

    def enter(self):
        with self._opened:
            self._opened.wait_for(lambda: self._is_open)  # expect: PC0402 "wait_for"


def main():
    gate = Gate()
    threads = [threading.Thread(target=each) for each in (compute, show, gate.open, gate.close, gate.enter)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
