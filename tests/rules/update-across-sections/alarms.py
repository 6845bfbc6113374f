"""Read under a lock, written back under a later one."""

import threading
from threading import RLock

balance = 0
balance_lock = threading.Lock()


# Direct: a global.
def deposit(amount):
    global balance
    with balance_lock:
        before = balance
    print("depositing", amount)
    with balance_lock:
        balance = before + amount  # expect: PC0318 "`balance` is set from `before`"
#       ^^^^^^^


# An attribute, and a lock taken by hand.
class Counter:
    def __init__(self):
        self._guard = RLock()
        self._count = 0
        self._names = []

    def add(self, weigh):
        self._guard.acquire()
        count = self._count
        self._guard.release()
        weight = weigh(count)
        self._guard.acquire()
        self._count = count + weight  # expect: PC0318 "`self._count` is set from `count`"
        self._guard.release()

    # The first section computes already.
    def double(self):
        with self._guard:
            doubled = self._count * 2
        print(doubled)
        with self._guard:
            self._count = doubled + 1  # expect: PC0318 "`doubled`"

    # A list put together anew.
    def rename(self, name):
        with self._guard:
            names = self._names
        print(name)
        if name:
            with self._guard:
                self._names = names + [name]  # expect: PC0318 "`self._names` is set from `names`"


# Through methods that hold the lock at every call.
class Stock:
    def __init__(self):
        self._lock = threading.Lock()
        self._items = 0

    def order(self, many):
        with self._lock:
            items = self._items
        if items < many:
            with self._lock:
                self._items = items + many  # expect: PC0318 "`items`"

    def take(self):
        with self._lock:
            self._items -= 1
