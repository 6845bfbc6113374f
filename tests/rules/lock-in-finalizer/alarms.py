"""A finalizer runs anywhere, so also where its lock is held."""

import threading
import weakref

handles_lock = threading.Lock()
handles = set()


class Handle:
    """Directly, on a lock of the module."""

    def __init__(self, number):
        self.number = number
        with handles_lock:
            handles.add(number)

    def __del__(self):
        with handles_lock:  # expect: PC2003 "Handle.__del__"
            handles.discard(self.number)


class Buffer:
    """Through `close()`, on a lock of the class."""

    _lock = threading.Lock()
    _open = 0

    def __init__(self):
        with Buffer._lock:
            Buffer._open += 1

    def close(self):
        self._forget()

    def _forget(self):
        with Buffer._lock:  # related: PC2003 "Buffer._lock"
            Buffer._open -= 1

    def __del__(self):
        self.close()  # expect: PC2003 "Buffer._lock"


class Pool:
    def __init__(self):
        self.lock = threading.Lock()
        self.free = []

    def put(self, connection):
        with self.lock:
            self.free.append(connection)


class Lease:
    """On the lock of the pool that it was given."""

    def __init__(self, pool: Pool, connection):
        self._pool = pool
        self._connection = connection

    def __del__(self):
        self._pool.put(self._connection)  # expect: PC2003 "self.lock"


class Cache:
    """In a callback that runs when the object dies."""

    def __init__(self):
        self._guard = threading.Lock()
        self._sizes = {}

    def _drop(self, key):
        with self._guard:
            self._sizes.pop(key, None)

    def watch(self, thing):
        with self._guard:
            self._sizes[id(thing)] = 1
        weakref.finalize(thing, self._drop, id(thing))


def forget(number):
    with handles_lock:  # expect: PC2003 "forget"
        handles.discard(number)


def track(thing, number):
    with handles_lock:
        handles.add(number)
    weakref.finalize(thing, forget, number)


rows_lock = threading.RLock()
rows = {}
slots = threading.Condition()


class Row:
    """An `RLock` lets its holder in again, among data that is half changed: a hint, and nobody waits."""

    def __init__(self, key):
        self.key = key
        with rows_lock:
            rows[key] = self

    def __del__(self):
        with rows_lock:  # expect: PC2003 "in the middle of the code that holds it"
            rows.pop(self.key, None)


class Slot:
    """A condition makes itself an `RLock`."""

    def __init__(self):
        with slots:
            slots.notify()

    def __del__(self):
        with slots:  # expect: PC2003 "in the middle of the code that holds it"
            slots.notify()
