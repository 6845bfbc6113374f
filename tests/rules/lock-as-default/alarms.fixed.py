"""One lock for all objects, by way of a default value."""

import dataclasses
import threading
from dataclasses import dataclass, field
from threading import Lock, RLock


@dataclass
class Job:
    name: str
    lock: Lock = field(default_factory=Lock)  # expect: PC0213 "all objects share"

    def run(self):
        with self.lock:
            print(self.name)


@dataclasses.dataclass(frozen=True)
class Row:
    guard: threading.RLock = dataclasses.field(default_factory=threading.RLock)  # expect: PC0213 "guard"


class Account:
    """A parameter that becomes an attribute."""

    def __init__(self, owner, lock=threading.Lock()):  # expect: PC0213 "`lock`"
        self.owner = owner
        self._lock = lock

    def show(self):
        with self._lock:
            print(self.owner)


class Shelf:
    def __init__(self, *, mutex: RLock = RLock()):  # expect: PC0213 "mutex"
        self.mutex = mutex
        self.books = []

    def put(self, book):
        with self.mutex:
            self.books.append(book)
