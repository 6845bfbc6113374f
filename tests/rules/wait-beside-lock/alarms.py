"""Waits under a lock that whoever notifies needs."""

import threading


class Store:
    def __init__(self):
        self.lock = threading.Lock()
        self.filled = threading.Condition()
        self.items = []

    def take(self):
        with self.lock:
            with self.filled:
                while not self.items:
                    self.filled.wait()  # expect: PC0406 "keeps `self.lock` while it waits for `self.filled`, and `Store.put` needs that lock to notify"
                return self.items.pop()

    def put(self, item):
        with self.lock, self.filled:
            self.items.append(item)
            self.filled.notify()


# The lock is a global, the wait stands in a helper that is always called with it.
registry = threading.RLock()
changed = threading.Condition(threading.Lock())
names = []


def _until_named():
    with changed:
        changed.wait_for(lambda: names)  # expect: PC0406


def first_name():
    with registry:
        _until_named()
        return names[0]


def add_name(name):
    registry.acquire()
    try:
        with changed:
            names.append(name)
            changed.notify_all()
    finally:
        registry.release()
