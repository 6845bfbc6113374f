"""A condition is asked once before the wait, and relied on after it."""

import asyncio
import threading
from threading import Condition

changed = threading.Condition()
tickets = []


# The classic: whoever is woken first takes what is there.
def take():
    with changed:
        if not tickets:
            changed.wait()  # expect: PC0401 "changed"
        return tickets.pop()


def give(ticket):
    with changed:
        tickets.append(ticket)
        changed.notify_all()


class Mailbox:
    """In a method, with a comment, by the length of a list, in an endless loop of a worker."""

    def __init__(self):
        self._filled = Condition()
        self._letters = []

    def read_all(self):
        while True:
            with self._filled:
                # Nothing to do yet.
                if len(self._letters) == 0:
                    self._filled.wait()  # sleep  # expect: PC0401 "self._filled"
                letter = self._letters.pop(0)
            print(letter)

    def put(self, letter):
        with self._filled:
            self._letters.append(letter)
            self._filled.notify()


class Door:
    """Nothing is taken, but the answer is relied on all the same; a condition on a lock of its own."""

    def __init__(self):
        self._lock = threading.Lock()
        self._opened = threading.Condition(self._lock)
        self._is_open = False

    def enter(self):
        with self._lock:
            if not self._is_open:
                self._opened.wait()  # expect: PC0401 "self._opened"
        print("inside")

    def open(self):
        with self._lock:
            self._is_open = True
            self._opened.notify_all()


class Pool:
    """A wait with a timeout, through a helper that says whether there is something."""

    def __init__(self):
        self._freed = Condition()
        self._idle = []

    def take(self, timeout):
        with self._freed:
            if not self._idle:
                self._freed.wait(timeout)  # expect: PC0401 "self._freed"
            return self._idle.pop()

    def give(self, connection):
        with self._freed:
            self._idle.append(connection)
            self._freed.notify()


# Tasks take turns, too: another one may run between the notification and the one that is woken.
dishes = []


async def eat(served: asyncio.Condition):
    async with served:
        if not dishes:
            await served.wait()  # expect: PC1106 "served"
        return dishes.pop()
