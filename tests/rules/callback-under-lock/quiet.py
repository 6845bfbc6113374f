"""Near misses: callbacks that may call back."""

import threading
import time


# Called after the lock has been given back.
class Bell:
    def __init__(self):
        self._lock = threading.Lock()
        self._listeners = []

    def subscribe(self, listener):
        with self._lock:
            self._listeners.append(listener)

    def ring(self, tone):
        with self._lock:
            listeners = list(self._listeners)
        for listener in listeners:
            listener(tone)


# An RLock lets its holder in again.
class Post:
    def __init__(self):
        self._lock = threading.RLock()
        self._listeners = []

    def subscribe(self, listener):
        with self._lock:
            self._listeners.append(listener)

    def deliver(self, letter):
        with self._lock:
            for listener in self._listeners:
                listener(letter)


# Elements that are no callbacks: what they do is their own business.
class Pool:
    def __init__(self):
        self._lock = threading.Lock()
        self._connections = []

    def put(self, connection):
        with self._lock:
            self._connections.append(connection)

    def close(self):
        with self._lock:
            for connection in self._connections:
                connection.close()


# Nobody outside registers anything, and what is called is known.
class Steps:
    def __init__(self):
        self._lock = threading.Lock()
        self._steps = [self._first, self._second]

    def _first(self):
        print("first")

    def _second(self):
        print("second")

    def run(self):
        with self._lock:
            for step in self._steps:
                step()


# A function that was handed in, but is no callback: it only computes.
class Cache:
    def __init__(self, clock=None, key=None):
        self._lock = threading.Lock()
        self._clock = clock or time.monotonic
        self._key = key
        self._seen = {}

    def note(self, item):
        with self._lock:
            self._seen[self._key(item)] = self._clock()


# The lock is held for the callers only: no method for the public takes it.
class Quiet:
    def __init__(self):
        self._lock = threading.Lock()
        self._listeners = []

    def subscribe(self, listener):
        self._listeners.append(listener)

    def start(self):
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self):
        with self._lock:
            for listener in self._listeners:
                listener("begins")
