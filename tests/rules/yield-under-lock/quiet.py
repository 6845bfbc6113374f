"""Generators that give the lock back before they pause, or are meant to pause inside."""

import contextlib
import threading
from contextlib import contextmanager

lock = threading.Lock()
names = []


def fixture(function):
    return function


# Safe: a context manager pauses while its block runs; that is its purpose.
@contextmanager
def locked():
    with lock:
        yield names


@contextlib.contextmanager
def held():
    lock.acquire()
    try:
        yield
    finally:
        lock.release()


# Safe: from a copy.
def copied():
    with lock:
        copy = list(names)
    for name in copy:
        yield name


# Safe: one item at a time, the lock released before each.
def drained():
    while True:
        with lock:
            if not names:
                return
            name = names.pop()
        yield name


# Safe: given back by hand before the pause and taken again after it.
def stepped():
    lock.acquire()
    for name in names:
        lock.release()
        yield name
        lock.acquire()
    lock.release()


# Safe: private, and every caller uses it up at once.
def _sorted_names():
    with lock:
        for name in sorted(names):
            yield name


def first_names(count):
    return list(_sorted_names())[:count]


# Unknown: the decorator makes something else of the generator.
@fixture
def prepared():
    with lock:
        yield names


# Safe: counted permits may be many.
slots = threading.Semaphore(3)


def served():
    with slots:
        yield 1
