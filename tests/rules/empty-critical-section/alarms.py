"""A lock that is taken for nothing."""

import asyncio
import threading
from threading import RLock

lock = threading.Lock()
total = 0


# The statement below was meant to be inside.
def add(amount):
    global total
    with lock:  # expect: PC0222 "`lock`"
        pass
    total += amount


class Door:
    def __init__(self):
        self._lock = RLock()
        self._open = False

    def close(self):
        with self._lock:  # expect: PC0222 "self._lock"
            ...
        self._open = False

    # The inner of two items.
    def replace(self, path):
        with open(path) as file, self._lock:  # expect: PC0222
            pass
        return file


class Feed:
    def __init__(self):
        self._ready = threading.Condition()
        self._lock = asyncio.Lock()

    def settle(self):
        with self._ready:  # expect: PC0222
            pass

    async def wait(self):
        async with self._lock:  # expect: PC0222
            pass
