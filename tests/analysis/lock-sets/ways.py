"""What is surely held, on every way to a place."""

import threading
from contextlib import contextmanager

till = threading.Lock()
shelf = threading.RLock()


def here():
    print("here")


def nested():
    here()  # locks:
    with till:
        here()  # locks: till
        with shelf:
            here()  # locks: shelf till
        here()  # locks: till
    here()  # locks:


def by_hand(flag):
    till.acquire()
    try:
        here()  # locks: till
        if flag:
            return
    finally:
        here()  # locks: till
        till.release()
    here()  # locks:


def on_one_branch(flag):
    if flag:
        shelf.acquire()
        here()  # locks: shelf
    here()  # locks:


def attempt():
    if till.acquire(timeout=1):
        here()  # locks: till
        till.release()
    else:
        here()  # locks:


def attempt_kept():
    got = till.acquire(False)
    if not got:
        here()  # locks:
        return
    here()  # locks: till
    till.release()


def twice():
    with shelf:
        with shelf:
            here()  # locks: shelf
        here()  # locks: shelf
    here()  # locks:


def loop(rows):
    for row in rows:
        with till:
            here()  # locks: till
        here()  # locks:


class Store:
    def __init__(self):
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)

    def _enter(self):
        self._lock.acquire()

    def _leave(self):
        self._lock.release()

    @contextmanager
    def locked(self):
        with self._lock:
            yield

    def through_condition(self):
        with self._changed:
            here()  # locks: self._changed

    def through_helpers(self):
        self._enter()
        here()  # locks: self._lock
        self._leave()
        here()  # locks:

    def through_manager(self):
        with self.locked():
            here()  # locks: self._lock
        here()  # locks:
