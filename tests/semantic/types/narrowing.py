"""Tests that say what something is, and defaults that stand in for nothing."""
import threading
from multiprocessing import Process


class Base: ...


class Special(Base): ...


def by_isinstance(x, y, z):
    reveal(x)  # reveal: ?
    if isinstance(x, threading.RLock):
        reveal(x)  # reveal: threading.RLock() | ?
        x.acquire()
    elif isinstance(x, (Base, threading.Thread)):
        reveal(x)  # reveal: Base() | threading.Thread() | ?
    else:
        reveal(x)  # reveal: ?
    reveal(x)  # reveal: ?
    assert isinstance(y, Special)
    reveal(y)  # reveal: Special() | ?
    if not isinstance(z, Process):
        reveal(z)  # reveal: ?
        return
    reveal(z)  # reveal: multiprocessing.Process() | ?


def inside_expressions(x, y):
    probe = isinstance(x, Special) and reveal(x)  # reveal: Special() | ?
    other = reveal(x) if isinstance(x, Base) else None  # reveal: Base() | ?
    while isinstance(y, Special):
        reveal(y)  # reveal: Special() | ?
    for each in x:
        if not isinstance(each, Base):
            continue
        reveal(each)  # reveal: Base() | ?


def assigned_anew(x):
    if isinstance(x, Special):
        x = unwrap(x)
        reveal(x)  # reveal: ?


def among_known(flag):
    x = Special() if flag else threading.Lock()
    reveal(x)  # reveal: Special() | threading.Lock()
    if isinstance(x, Base):
        reveal(x)  # reveal: Special()


class Holder:
    def __init__(self, lock=None, event=None):
        self._lock = lock or threading.Lock()
        self._event = threading.Event() if event is None else event
        self._other = event if event is not None else threading.Event()
        if lock is None:
            lock = threading.Lock()
        self._direct = lock

    def use(self, thing):
        reveal(self._lock)  # reveal: threading.Lock() | ?
        reveal(self._event)  # reveal: threading.Event() | ?
        reveal(self._other)  # reveal: threading.Event() | ?
        reveal(self._direct)  # reveal: None | threading.Lock() | ?
        if isinstance(self.thing, Special):
            reveal(self.thing)  # reveal: Special() | ?
        if (found := threading.Lock()) and thing:
            reveal(found)  # reveal: threading.Lock()


def either_way(x):
    x = x or threading.Lock()
    reveal(x)  # reveal: threading.Lock() | ?
    y = None or threading.Lock()
    reveal(y)  # reveal: threading.Lock()
    z = y and threading.Event()
    reveal(z)  # reveal: threading.Event()
