"""Locks that are shared on purpose, or not at all."""

import threading
from dataclasses import dataclass, field
from threading import Lock
from typing import ClassVar, Optional


@dataclass
class Job:
    name: str
    # Safe: one for each object.
    lock: Lock = field(default_factory=Lock)
    # Safe: says that it belongs to the class.
    registry_lock: ClassVar[Lock] = Lock()
    parent_lock: Optional[Lock] = None


class Registry:
    # Safe: an attribute of the class guards what belongs to the class.
    _lock = threading.Lock()
    _names = []

    @classmethod
    def add(cls, name):
        with cls._lock:
            cls._names.append(name)


class Account:
    # Safe: made for each object that gets none.
    def __init__(self, owner, lock=None):
        self.owner = owner
        self._lock = lock or threading.Lock()

    def show(self):
        with self._lock:
            print(self.owner)


# Safe: a lock for all calls of a function, which is what its section needs.
def log(text, lock=threading.Lock()):
    with lock:
        print(text)


class Loader:
    # Safe: used while the object is built, and not kept.
    def __init__(self, path, lock=threading.Lock()):
        with lock:
            self.text = open(path).read()
