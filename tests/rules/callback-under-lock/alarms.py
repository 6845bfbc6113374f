"""Callbacks that are called while a lock is held which they may want, too."""

import asyncio
import threading
from threading import Condition, Lock as Mutex


# Direct: a listener that takes itself off the list waits for ever.
class Bell:
    def __init__(self):
        self._lock = threading.Lock()
        self._listeners = []

    def subscribe(self, listener):
        with self._lock:
            self._listeners.append(listener)

    def ring(self, tone):
        with self._lock:
            for listener in self._listeners:
                listener(tone)  # expect: PC0217 "`listener` is called with `self._lock` held: if it calls `Bell.subscribe`, it waits for ever"


# Methods of registered objects, by kind of event, through a variable and a copy.
class Post:
    def __init__(self):
        self._guard = Mutex()
        self._observers = {}

    def observe(self, kind, observer):
        with self._guard:
            self._observers.setdefault(kind, []).append(observer)

    def deliver(self, kind, letter):
        self._guard.acquire()
        try:
            interested = list(self._observers.get(kind, []))
            for observer in interested:
                observer.receive(letter)  # expect: PC0217 "`observer.receive`"
        finally:
            self._guard.release()


# Through a helper whose callers all hold the lock, which a condition brings along.
class Scale:
    def __init__(self):
        self._lock = Mutex()
        self._changed = Condition(self._lock)
        self._hooks = {}
        self._weight = 0

    def add_hook(self, name, hook):
        with self._lock:
            self._hooks[name] = hook

    def put(self, weight):
        with self._lock:
            self._weight += weight
            for name, hook in self._hooks.items():
                hook(name, self._weight)  # expect: PC0217 "`hook`"
            self._changed.notify_all()


# One callback, kept from the constructor: it asks for the value that it is told of.
class Level:
    def __init__(self, on_change):
        self._lock = threading.Lock()
        self._on_change = on_change
        self._value = 0

    def value(self):
        with self._lock:
            return self._value

    def raise_to(self, value):
        with self._lock:
            self._value = value
            self._on_change(self)  # expect: PC0217 "`self._on_change` is called with `self._lock` held: if it calls `Level.raise_to`"


# An asyncio lock does not nest either.
class Channel:
    def __init__(self):
        self._lock = asyncio.Lock()
        self._handlers = set()

    def add_handler(self, handler):
        self._handlers.add(handler)

    async def emit(self, message):
        async with self._lock:
            for handler in self._handlers:
                await handler(message)  # expect: PC0217 "`handler`"
