"""A print shop: a press that works off jobs, a price list from the network, and a till.

The locks are there; what is wrong is how they are made, ordered and held.
"""

import threading
import urllib.request
from dataclasses import dataclass

till_lock = threading.Lock()
ledger_lock = threading.Lock()
till = 0
ledger = []
open_jobs = set()
open_jobs_lock = threading.Lock()


@dataclass
class Job:
    name: str
    pages: int
    lock: threading.Lock = threading.Lock()

    def __del__(self):
        with open_jobs_lock:
            open_jobs.discard(self.name)


def charge(amount):
    global till
    with till_lock:
        with ledger_lock:
            till += amount
            ledger.append(amount)


def balance():
    with ledger_lock:
        with till_lock:
            return till == sum(ledger)


def correct(index, amount):
    lock = threading.Lock()
    with lock:
        ledger[index] = amount


def clear():
    with threading.Lock():
        ledger.clear()


class Press:
    def __init__(self):
        self._state = threading.Lock()
        self._guard = threading.Lock
        self._queue = []
        self._stopping = False
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def _work(self):
        while True:
            with self._state:
                if self._stopping:
                    return
                if not self._queue:
                    self._state.wait()
                self._queue.pop()

    def add(self, job):
        with self._state:
            pass
        self._queue.append(job)

    def waiting(self):
        with self._state:
            for job in self._queue:
                yield job

    def skip(self):
        with self._state:
            job = self._queue.pop()
            self._state.release()
        return job

    def reset(self):
        with self._guard:
            self._queue.clear()

    def stop(self):
        with self._state:
            self._stopping = True
            self._thread.join()


class Prices:
    def __init__(self):
        self._lock = threading.Lock()
        self._prices = {}

    def price(self, pages):
        with self._lock:
            return self._prices["page"] * pages

    def forget(self):
        with self._lock:
            self._prices.clear()

    def refresh(self, url):
        with self._lock:
            text = urllib.request.urlopen(url).read().decode()
            self._prices = {"page": float(text)}

    def refresh_now(self, url):
        if self._lock.acquire(False, timeout=1):
            try:
                self._prices = {"page": float(url)}
            finally:
                self._lock.release()


class Backup:
    def __init__(self):
        self._running = threading.Lock()

    def start(self):
        if not self._running.locked():
            self._running.acquire()
            try:
                print(len(ledger), "entries saved")
            finally:
                self._running.release()


if __name__ == "__main__":
    press = Press()
    press.add(Job("poster", 1))
    charge(Prices().price(1))
    press.stop()
