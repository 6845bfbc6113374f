"""A lock that lives as long as one call keeps nobody out."""

import asyncio
import threading
from threading import Lock as Mutex

total = 0
lines = []


# By `with`, in a loop.
def add(amounts):
    global total
    lock = threading.Lock()  # expect: PC0202 "add"
    for amount in amounts:
        with lock:  # related: PC0202 "lock"
            total += amount


class Journal:
    """In a method, taken by hand."""

    def __init__(self):
        self.entries = []

    def write(self, entry):
        guard = Mutex()  # expect: PC0202 "guard"
        guard.acquire()
        try:
            self.entries.append(entry)
        finally:
            guard.release()


# Of tasks.
async def collect(line):
    lock = asyncio.Lock()  # expect: PC0202
    async with lock:
        lines.append(line)


# A reentrant one is no better, even where a helper is called under it.
def shorten(limit):
    mutex = threading.RLock()  # expect: PC0202
    with mutex:
        drop(limit)


def drop(limit):
    del lines[limit:]


# Only asked whether it is free before it is taken.
def note(line):
    lock = threading.Lock()  # expect: PC0202
    if lock.acquire(blocking=False):
        try:
            lines.append(line)
        finally:
            lock.release()


# As many permits as there are calls: each download has two of its own.
async def download(fetch, url):
    slots = asyncio.Semaphore(2)  # expect: PC0202 "slots"
    async with slots:
        return await fetch(url)


async def download_all(fetch, urls):
    return await asyncio.gather(*(download(fetch, url) for url in urls))


# Kept on the object, and yet made anew by each call; nobody else takes it.
class Scale:
    def __init__(self):
        self.weight = 0

    def put(self, weight):
        self.lock = threading.Lock()  # expect: PC0202 "each call of `put` creates its own `self.lock`"
        with self.lock:
            self.weight += weight


class Till:
    def __init__(self):
        self.money = 0

    def take(self, money):
        self._taking = Mutex()  # expect: PC0202 "self._taking"
        self._taking.acquire()
        try:
            self.money -= money
        finally:
            self._taking.release()
