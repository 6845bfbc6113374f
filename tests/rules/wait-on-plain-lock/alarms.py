"""Methods that a plain lock does not have."""

import asyncio
import threading
from threading import RLock

lock = threading.Lock()  # related: PC0227 "lock"
letters = []


class Mailbox:
    def __init__(self):
        self._lock = threading.Lock()
        self._letters = []

    def put(self, letter):
        with self._lock:
            self._letters.append(letter)
            self._lock.notify()  # expect: PC0227 "`notify()`"

    def get(self):
        with self._lock:
            while not self._letters:
                self._lock.wait()  # expect: PC0227 "`wait()`"
            return self._letters.pop()


# A global, and all of the waiters.
def publish(letter):
    with lock:
        letters.append(letter)
        lock.notify_all()  # expect: PC0227 "`lock` is a `Lock`"


class Gate:
    """A reentrant lock is a lock, too."""

    _guard = RLock()

    def wait_open(self):
        with self._guard:
            self._guard.wait_for(lambda: bool(letters))  # expect: PC0227 "`RLock`"


class Feed:
    def __init__(self):
        self._ready = asyncio.Lock()

    async def publish(self):
        async with self._ready:
            self._ready.notify()  # expect: PC0227


# Through another name.
def remind():
    bell = lock
    with bell:
        bell.notify()  # expect: PC0227
