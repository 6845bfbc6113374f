"""Each entry makes a lock of its own, so nobody ever waits."""

import asyncio
import multiprocessing
import threading
from threading import RLock as Recursive

visits = 0
lines = []


# The module's class, called in the statement.
def visit():
    global visits
    with threading.Lock():  # expect: PC0201 "threading.Lock()"
        visits += 1


class Journal:
    """An alias of the class, in a method."""

    def __init__(self):
        self.entries = []

    def write(self, entry):
        with Recursive():  # expect: PC0201 "Recursive()"
            self.entries.append(entry)

    # The second of two items.
    def save(self, path):
        with open(path, "w") as file, threading.Lock():  # expect: PC0201
            file.writelines(self.entries)


# Locks of processes and of tasks are no better.
def append(path, text):
    with multiprocessing.Lock():  # expect: PC0201
        with open(path, "a") as file:
            file.write(text)


async def collect(line):
    async with asyncio.Lock():  # expect: PC0201
        lines.append(line)


# A semaphore that admits three, for each caller anew.
def fetch(url):
    with threading.Semaphore(3):  # expect: PC0201
        print(url)
