"""Guards that are written down and not kept to."""

import threading
from collections import deque


class Journal:
    def __init__(self):
        self._lock = threading.Lock()
        self._lines = []  # guarded by: self._lock
        self._count: int = 0  # guarded by `self._lock`

    def write(self, line):
        with self._lock:
            self._lines.append(line)
            self._count += 1

    def size(self):
        return self._count  # expect: PC0226 "`self._count` is used without `self._lock`, which a comment declares to be its guard"

    def clear(self):
        self._lines = []  # expect: PC0226
        with self._lock:
            self._count = 0

    def show(self):
        for line in self._lines:  # expect: PC0226
            print(line)


# Nobody takes the lock at all.
class Stack:
    def __init__(self):
        self.mutex = threading.RLock()
        self.items = deque()  # guarded by: mutex

    def push(self, item):
        self.items.append(item)  # expect: PC0226


class Tall(Stack):
    def pop(self):
        with self.mutex:
            return self.items.pop()

    def top(self):
        return self.items[-1]  # expect: PC0226


table_lock = threading.Lock()
table = {}  # guarded by: table_lock


def look(name):
    return table.get(name)  # expect: PC0226


def enter(name, value):
    with table_lock:
        table[name] = value
