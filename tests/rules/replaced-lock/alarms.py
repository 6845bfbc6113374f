"""Locks that are replaced while others use them."""

import threading


class Counter:
    def __init__(self):
        self._lock = threading.Lock()
        self._total = 0

    def add(self):
        with self._lock:
            self._total += 1

    def reset(self):
        with self._lock:
            self._total = 0
        self._lock = threading.Lock()  # expect: PC0211 "puts another lock in the place of `self._lock`, while `Counter.add` may hold the old one"


guard = threading.RLock()
entries = {}


def enter(name):
    with guard:
        entries[name] = 1


def renew():
    global guard
    guard = threading.RLock()  # expect: PC0211


def main():
    workers = [threading.Thread(target=enter, args=(str(number),)) for number in range(3)]
    for worker in workers:
        worker.start()
    renew()
    for worker in workers:
        worker.join()
