"""Functions that are handed over, kept, and called later."""
import threading
from collections import defaultdict


class Event: ...


class Result: ...


def on_done(result):
    return Result()


class Source:
    def __init__(self, callback, quiet=False):
        self._callback = callback
        self._listeners = []
        self._by_kind = defaultdict(list)
        self._handlers = {"start": self.on_start, "stop": self.on_stop}

    def set_hook(self, hook):
        self._hook = hook

    def add_listener(self, listener):
        self._listeners.append(listener)

    def on(self, kind, listener):
        self._by_kind[kind].append(listener)

    def on_start(self, event):
        return threading.Lock()

    def on_stop(self, event):
        return threading.RLock()

    def fire(self, kind):
        reveal(self._callback)  # reveal: on_done | ?
        reveal(self._callback(1))  # reveal: Result() | ?
        reveal(self._hook)  # reveal: Sink.hooked | ?
        for listener in self._listeners:
            reveal(listener)  # reveal: Sink.listen | ?
        for listener in self._by_kind[kind]:
            reveal(listener)  # reveal: Sink.listen | ?
        reveal(self._handlers[kind](Event()))  # reveal: threading.Lock() | threading.RLock()
        reveal(self._handlers["stop"](Event()))  # reveal: threading.RLock()
        handler = getattr(self, "on_start")
        reveal(handler)  # reveal: Source.on_start


class Sink:
    def __init__(self):
        self.source = Source(on_done)
        self.source.set_hook(self.hooked)
        self.source.add_listener(self.listen)
        self.source.on("x", self.listen)

    def hooked(self): ...

    def listen(self, event): ...


class _Private:
    def __init__(self, callback):
        self._callback = callback

    def fire(self):
        reveal(self._callback)  # reveal: on_done


_Private(on_done)


class Base:
    def __init__(self, lock, name):
        self._lock = lock

    def use(self):
        reveal(self._lock)  # reveal: threading.Lock() | threading.RLock() | ?


class Derived(Base):
    def __init__(self):
        super().__init__(threading.Lock(), "derived")


class Inherits(Base): ...


Inherits(threading.RLock(), "inherits")


class Makes:
    def __init__(self, event):
        self._event = event
        reveal(event)  # reveal: threading.Event() | ?

    @classmethod
    def make(cls):
        return cls(threading.Event())


class OldStyle:
    def __init__(self, lock):
        self._lock = lock

    def use(self):
        reveal(self._lock)  # reveal: threading.RLock() | ?


class Older(OldStyle):
    def __init__(self):
        OldStyle.__init__(self, threading.RLock())
