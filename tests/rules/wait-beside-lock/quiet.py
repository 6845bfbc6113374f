"""Waits under a lock that somebody can do without, and waits that end."""

import threading


class Store:
    def __init__(self):
        self.lock = threading.Lock()
        self.filled = threading.Condition()
        self.emptied = threading.Condition(self.lock)
        self.items = []

    def take(self):
        with self.lock:
            with self.filled:
                while not self.items:
                    self.filled.wait()
                return self.items.pop()

    def put(self, item):
        with self.lock, self.filled:
            self.items.append(item)
            self.filled.notify()

    def put_unlocked(self, item):
        with self.filled:
            self.items.append(item)
            self.filled.notify()

    # One lock under two names.
    def drain(self):
        with self.lock:
            while self.items:
                self.emptied.wait()

    def clear(self):
        with self.lock:
            self.items.clear()
            self.emptied.notify_all()


class Patient:
    def __init__(self):
        self.lock = threading.Lock()
        self.rung = threading.Condition()

    def listen(self):
        with self.lock, self.rung:
            self.rung.wait(timeout=5)

    def ring(self):
        with self.lock, self.rung:
            self.rung.notify()


# The locks of two objects.
class Pair:
    def __init__(self, other: "Pair"):
        self.other = other
        self.lock = threading.Lock()
        self.done = threading.Condition()

    def wait(self):
        with self.other.lock, self.done:
            self.done.wait()

    def tell(self):
        with self.lock, self.done:
            self.done.notify()


# Nobody notifies.
class Silent:
    def __init__(self):
        self.lock = threading.Lock()
        self.done = threading.Condition()

    def wait(self):
        with self.lock, self.done:
            self.done.wait()
