"""Classes of locks that are kept to be called."""

import threading

LockType = threading.Lock


class Pool:
    # Safe: a factory, called for each row.
    lock_factory = threading.RLock

    def __init__(self, size, make_lock=threading.Lock):
        self._locks = [make_lock() for _ in range(size)]
        self._lock = LockType()
        self._shared = None
        self._given = make_lock()

    def use(self, index):
        with self._locks[index]:
            return index

    def use_all(self):
        with self._lock:
            return len(self._locks)

    def fresh(self):
        lock = self.lock_factory()
        return lock

    # Safe: a lock by the time it is used.
    def open(self):
        self._shared = threading.Lock()

    def close(self):
        with self._shared:
            self._locks.clear()


class Lazy:
    """Unknown: the class at first, a lock later."""

    def __init__(self):
        self._lock = threading.Lock

    def start(self):
        self._lock = self._lock()

    def run(self):
        with self._lock:
            return 1


# Safe: a type to compare with.
def is_lock(value):
    return type(value) is LockType
