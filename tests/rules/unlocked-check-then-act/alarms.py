"""Containers that are asked first and changed then, with other threads about."""

import collections
import threading
from concurrent.futures import ThreadPoolExecutor as Pool

cache = {}
seen = []
jobs = collections.deque()


def load(key):
    return [key]


# Direct: a dict that is filled on demand.
def lookup(key):
    if key not in cache:  # expect: PC0304 "`cache` is checked and then added to without a lock, while `lookup` adds to it"
        cache[key] = load(key)
    return cache[key]


# The other way round: leave early, act below.
def visit(url):
    if url in seen:  # expect: PC0304 "`seen` is checked and then added to"
        return
    load(url)
    seen.append(url)


def browse(urls):
    with Pool() as pool:
        pool.map(visit, urls)
        for url in urls:
            pool.submit(lookup, url)


# The last one is gone by the time it is taken.
def drain():
    while len(jobs) > 0:  # expect: PC0304 "`jobs` is checked and then taken from without a lock, while `drain` takes from it"
        jobs.popleft().send()


def drain_all():
    threads = [threading.Thread(target=drain) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# Through methods: the object's own thread drops what the owner asks for.
class Sessions:
    def __init__(self):
        self._open = {}
        threading.Thread(target=self._expire, daemon=True).start()

    def _expire(self):
        while True:
            for key in list(self._open):
                self._close(key)

    def _close(self, key):
        if key in self._open:  # expect: PC0304 "`self._open` is checked and then taken from"
            load(key)
            del self._open[key]

    def drop(self, key):
        self._close(key)

    def add(self, key):
        self._open[key] = load(key)


# Locked, but not over the test.
class Table:
    def __init__(self):
        self._lock = threading.Lock()
        self._rows = {}

    def row(self, key):
        if key not in self._rows:  # expect: PC0304 "`self._rows` is checked and then added to"
            with self._lock:
                self._rows[key] = load(key)
        return self._rows[key]


def fill(keys):
    table = Table()
    threads = [threading.Thread(target=table.row, args=(key,)) for key in keys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return table


# It is there from here on, says the text; another thread takes it out.
class Visits:
    def __init__(self):
        self._guests = {}
        threading.Thread(target=self._sweep, daemon=True).start()

    def visit(self, name):
        if name not in self._guests:  # expect: PC0304 "`self._guests` is checked and then taken from"
            self._guests[name] = load(name)
        print("visit")
        self._guests[name].append(name)

    def _sweep(self):
        while True:
            for name in list(self._guests):
                self._guests.pop(name, None)


# A container inside a container, taken away as a whole.
class Minutes:
    def __init__(self):
        self._minutes = collections.defaultdict(lambda: {})
        threading.Thread(target=self._flush, daemon=True).start()

    def note(self, minute, name):
        if name not in self._minutes[minute]:  # expect: PC0304 "`self._minutes[minute]` is checked and then taken from"
            self._minutes[minute][name] = load(name)
        self._minutes[minute][name].append(minute)

    def _flush(self):
        while True:
            for minute in list(self._minutes):
                self._minutes.pop(minute)


# The lock is taken after the test, and nobody tests again.
class Taxis:
    def __init__(self):
        self._lock = threading.Lock()
        self._free = []
        self._fares = {}
        self._radio = None

    def park(self, taxi):
        with self._lock:
            self._free.append(taxi)

    def call(self):
        if self._free:  # expect: PC0304 "`self._free` is checked before `self._lock` is taken and not again after it, when it may have changed"
            with self._lock:
                return self._free.pop()
        return None

    def book(self, guest, fare):
        with self._lock:
            self._fares[guest] = fare

    # The same where the test is a method that takes the lock for itself.
    def has_fare(self, guest):
        with self._lock:
            return guest in self._fares

    def pay(self, guest):
        if self.has_fare(guest):  # expect: PC0304 "`self._fares` is checked before `self._lock` is taken"
            with self._lock:
                return self._fares.pop(guest)
        return 0

    def tune(self, radio):
        with self._lock:
            self._radio = radio

    def hush(self):
        with self._lock:
            self._radio = None

    # An object that may have gone.
    def announce(self, text):
        if self._radio is not None:  # expect: PC0304 "`self._radio` is checked before `self._lock` is taken"
            self._lock.acquire()
            try:
                self._radio.send(text)
            finally:
                self._lock.release()


# A metaclass that keeps one object for each class.
class Once(type):
    kept = {}

    def __call__(cls, *values):
        if cls not in cls.kept:  # expect: PC0304 "`cls.kept` is checked and then added to without a lock"
            cls.kept[cls] = super().__call__(*values)
        return cls.kept[cls]


class Journal(metaclass=Once):
    def __init__(self):
        self.lines = []


def write():
    Journal().lines.append("x")


for _ in range(3):
    threading.Thread(target=write).start()
