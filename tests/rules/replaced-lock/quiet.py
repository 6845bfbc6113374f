"""Locks that are made anew where nobody else has the object."""

import threading


class Counter:
    def __init__(self):
        self._lock = threading.Lock()
        self._total = 0
        self._build()

    def _build(self):
        self._lock = threading.Lock()

    def add(self):
        with self._lock:
            self._total += 1

    def __setstate__(self, state):
        self._total = state
        self._lock = threading.Lock()

    def open(self):
        self._lock = threading.Lock()


class Once:
    def __init__(self):
        self.lock = None

    def prepare_all(self):
        self.lock = threading.Lock()

    def work(self):
        with self.lock:
            print("work")
