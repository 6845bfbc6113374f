"""An acquire that may give up, and nobody asks whether it did."""

import multiprocessing
import threading
import threading as th
from threading import BoundedSemaphore, Lock as Mutex

cache_lock = threading.Lock()
cache = {}


# The section is entered with or without the lock, and the release frees somebody else's.
def store(key, value):
    cache_lock.acquire(timeout=1)  # expect: PC0207 "cache_lock"
    try:
        cache[key] = value
    finally:
        cache_lock.release()


# Positional, and without a `finally`.
def forget(key):
    cache_lock.acquire(False)  # expect: PC0207 "cache_lock"
    cache.pop(key, None)
    cache_lock.release()


def forget_all():
    cache_lock.acquire(True, 0.5)  # expect: PC0207
    cache.clear()
    cache_lock.release()


class Table:
    """An attribute set in `__init__`, by argument or default; a local name; a timeout that is an attribute too."""

    def __init__(self, lock=None, patience=2.0):
        self._lock = lock or Mutex()
        self._patience = patience
        self._rows = []

    def append(self, row):
        self._lock.acquire(blocking=False)  # expect: PC0207 "self._lock"
        try:
            self._rows.append(row)
        finally:
            self._lock.release()

    def replace(self, rows):
        lock = self._lock
        lock.acquire(timeout=self._patience)  # expect: PC0207 "lock"
        try:
            self._rows = list(rows)
        finally:
            lock.release()

    # Inside the `try`: one finding for one mistake.
    def sort(self):
        try:
            self._lock.acquire(timeout=1)  # expect: PC0207
            self._rows.sort()
        finally:
            self._lock.release()

    # In a loop, once for each row.
    def extend(self, rows):
        for row in rows:
            self._lock.acquire(timeout=0.1)  # expect: PC0207
            try:
                self._rows.append(row)
            finally:
                self._lock.release()


class Meter(threading.Thread):
    """An RLock of the class in the `run` of a thread."""

    scale_lock = th.RLock()
    readings = []

    def __init__(self, sensor):
        super().__init__()
        self.sensor = sensor

    def run(self):
        self.scale_lock.acquire(timeout=3)  # expect: PC0207 "self.scale_lock"
        try:
            self.readings.append(self.sensor.read())
        finally:
            self.scale_lock.release()


# A permit that was not given is given back: afterwards there is one too many.
connections = BoundedSemaphore(8)


def fetch(client, path):
    connections.acquire(timeout=10)  # expect: PC0207 "connections"
    try:
        return client.get(path)
    finally:
        connections.release()


# A condition takes its lock with the same words.
class Mailbox:
    def __init__(self):
        self._arrived = threading.Condition()
        self._letters = []

    def put(self, letter):
        self._arrived.acquire(blocking=False)  # expect: PC0207 "self._arrived"
        try:
            self._letters.append(letter)
            self._arrived.notify()
        finally:
            self._arrived.release()


# Between processes the argument is called `block`.
def add(total, amount, lock):
    lock.acquire(block=False)  # expect: PC0207 "lock"
    try:
        total.value += amount
    finally:
        lock.release()


def add_all(amounts):
    lock = multiprocessing.Lock()
    total = multiprocessing.Value("i", 0)
    adders = [multiprocessing.Process(target=add, args=(total, amount, lock)) for amount in amounts]
    for adder in adders:
        adder.start()
    for adder in adders:
        adder.join()
    return total.value


def record(visit):
    visits_lock.acquire(0)  # expect: PC0207 "visits_lock"
    visits.append(visit)
    visits_lock.release()


if __name__ == "__main__":
    visits = []
    visits_lock = threading.Lock()
    record("home")
