"""Near misses: the permit was taken by somebody, the semaphore is a signal, or a release too many raises."""

import threading
from concurrent.futures import ThreadPoolExecutor


# Taken by the one who submits, given back by the one who works.
class Limited:
    def __init__(self):
        self._free = threading.Semaphore(8)
        self._pool = ThreadPoolExecutor()

    def submit(self, job):
        self._free.acquire()
        self._pool.submit(self._run, job)

    def _run(self, job):
        try:
            job()
        finally:
            self._free.release()


# Starts at zero: each release says that there is something.
class Channel:
    def __init__(self):
        self._filled = threading.Semaphore(0)
        self._items = []

    def put(self, item):
        try:
            self._items.append(item)
        finally:
            self._filled.release()

    def get(self):
        with self._filled:
            return self._items.pop()


# A release too many raises.
class Bounded:
    def __init__(self):
        self._free = threading.BoundedSemaphore(2)

    def run(self, job):
        with self._free:
            job()

    def close(self):
        try:
            print("closing")
        finally:
            self._free.release()


# The limit is raised on purpose, not to clean up.
class Growing:
    def __init__(self):
        self._free = threading.Semaphore(2)

    def run(self, job):
        with self._free:
            job()

    def grow(self):
        self._free.release()


# Taken and given back in one place.
def paired(job):
    free = threading.Semaphore(2)
    free.acquire()
    try:
        job(free)
    finally:
        free.release()


# Given up for a while, and taken again.
def pausing(job):
    free = threading.Semaphore(2)
    with free:
        free.release()
        job(free)
        free.acquire()
