"""The class of a lock in place of a lock."""

import asyncio
import threading
from threading import Lock

table_lock = threading.RLock
table = {}


class Thermostat:
    """An attribute, entered in a method."""

    def __init__(self, target):
        self._lock = threading.Lock  # related: PC0212 "threading.Lock"
        self._target = target

    def adjust(self, delta):
        with self._lock:  # expect: PC0212 "`threading.Lock` itself"
            self._target += delta


class Meter:
    """An attribute of the class, taken by hand."""

    _guard = Lock

    def __init__(self):
        self.value = 0

    def add(self, value):
        self._guard.acquire()  # expect: PC0212
        try:
            self.value += value
        finally:
            self._guard.release()  # expect: PC0212


# A global of the module.
def store(name, value):
    with table_lock:  # expect: PC0212 "table_lock"
        table[name] = value


# The class itself, in the statement.
def clear():
    with Lock:  # expect: PC0212
        table.clear()


class Feed:
    """Of tasks."""

    def __init__(self):
        self._lock = asyncio.Lock

    async def read(self):
        async with self._lock:  # expect: PC0212
            return 1
