"""A lock that is held for as long as the caller likes."""

import asyncio
import threading

rows_lock = threading.Lock()
rows = {}


class Registry:
    """The items of a list, one by one."""

    def __init__(self):
        self._lock = threading.Lock()
        self._names = []

    def add(self, name):
        with self._lock:
            self._names.append(name)

    def names(self):
        with self._lock:  # related: PC0218 "self._lock"
            for name in self._names:
                yield name  # expect: PC0218 "self._lock"

    # A special method is a generator like any other.
    def __iter__(self):
        with self._lock:
            yield from self._names  # expect: PC0218


# Taken by hand, given back in `finally`.
def pairs():
    rows_lock.acquire()
    try:
        for key, value in rows.items():
            yield key, value  # expect: PC0218 "rows_lock"
    finally:
        rows_lock.release()


class Feed:
    """Through a helper that takes the lock for its caller, in a property."""

    def __init__(self):
        self._guard = threading.RLock()
        self._items = []

    def _open(self):
        self._guard.acquire()

    def _close(self):
        self._guard.release()

    @property
    def items(self):
        self._open()
        try:
            for item in self._items:
                yield item  # expect: PC0218 "self._guard"
        finally:
            self._close()


class Stream:
    """Of tasks."""

    def __init__(self):
        self._lock = asyncio.Lock()
        self._parts = []

    async def parts(self):
        async with self._lock:
            for part in self._parts:
                yield part  # expect: PC0218 "self._lock"


# A private generator whose caller may stop at any row.
def _rows():
    with rows_lock:
        for key in rows:
            yield key  # expect: PC0218


def find(wanted):
    for key in _rows():
        if key == wanted:
            return rows[key]
    return None
