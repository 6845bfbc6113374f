"""Attributes of objects: methods, bases, mixins, dataclasses, properties, descriptors, singletons."""
import abc
import functools
import threading
import weakref
from collections import namedtuple
from dataclasses import dataclass, field
from functools import cached_property, partial, partialmethod
from typing import NamedTuple


class Worker:
    __slots__ = ("lock", "later")

    def __init__(self):
        self.lock = threading.Lock()

    def start(self):
        self.later = threading.Event()
        return self

    def use(self):
        reveal(self.lock)  # reveal: threading.Lock()
        reveal(self.later)  # reveal: threading.Event()
        reveal(self.never)  # reveal: ?


@dataclass
class Settings:
    lock: threading.Lock = field(default_factory=threading.Lock)
    workers: list[Worker] = field(default_factory=list)
    event: threading.Event = None

    def use(self):
        reveal(self.lock)  # reveal: threading.Lock() | ?
        reveal(self.event)  # reveal: None | threading.Event() | ?
        reveal(self.workers[0])  # reveal: Worker() | ?


class Row(NamedTuple):
    lock: threading.Lock
    worker: Worker


def of_rows(row: Row):
    reveal(row.lock)  # reveal: threading.Lock() | ?
    reveal(Row(threading.Lock(), Worker()).worker)  # reveal: Worker() | ?


class Properties:
    def __init__(self):
        self._lock = threading.Lock()

    @property
    def lock(self):
        return self._lock

    @property
    def declared(self) -> threading.Lock:
        return find(self)

    @cached_property
    def made_once(self):
        return Worker()

    def use(self):
        reveal(self.lock)  # reveal: threading.Lock() | ?
        reveal(self.declared)  # reveal: threading.Lock() | ?
        reveal(self.made_once)  # reveal: Worker() | ?
        reveal(self.made_once.lock)  # reveal: threading.Lock() | ?


class Root:
    def who(self):
        return Root()


class Left(Root):
    def who(self):
        return threading.Lock()


class Right(Root):
    def who(self):
        return threading.RLock()


class Both(Left, Right):
    def ask(self):
        reveal(self.who())  # reveal: threading.Lock()
        reveal(super().who())  # reveal: threading.Lock()


class Plain(Root): ...


class Diamond(Plain, Right):
    def ask(self):
        reveal(self.who())  # reveal: threading.RLock()


class Mixin:
    def close(self):
        reveal(super().close())  # reveal: threading.Event() | ?


class Closable:
    def close(self):
        return threading.Event()


class Mixed(Mixin, Closable): ...


class Unknown(somewhere.Base):
    def use(self):
        reveal(self.thing)  # reveal: ?
        reveal(super().thing())  # reveal: ?


class Abstract(metaclass=abc.ABCMeta):
    def use(self):
        reveal(self.made)  # reveal: ?


class Shape:
    @classmethod
    def create(cls):
        return cls()

    @classmethod
    def other(cls):
        made = Shape()
        return made

    def fluent(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *exc): ...


class Round(Shape):
    def go(self): ...


def classes():
    reveal(Shape.create())  # reveal: Shape()
    reveal(Round.create())  # reveal: Round()
    reveal(Round.other())  # reveal: Shape()
    reveal(Round().fluent())  # reveal: Round()
    reveal(Round().fluent().go)  # reveal: Round.go
    with Round() as entered:
        reveal(entered)  # reveal: Round()
    reveal(type(Round())())  # reveal: Round()
    reveal(getattr(Round(), "go"))  # reveal: Round.go
    reveal(getattr(Round(), choose()))  # reveal: ?


class Single:
    _instance = None
    _lock = threading.Lock()

    def __new__(cls):
        reveal(cls._lock)  # reveal: threading.Lock()
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    @classmethod
    def get(cls):
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance


def singles():
    reveal(Single())  # reveal: Single()
    reveal(Single.get())  # reveal: None | Single()


class Waits:
    def wait(self, lock, seconds):
        reveal(lock)  # reveal: threading.Lock() | ?
        return threading.Event()

    shortly = partialmethod(wait, seconds=1)


def partials(owner: Waits):
    bound = functools.partial(owner.wait, threading.Lock())
    reveal(bound())  # reveal: threading.Event() | ?
    reveal(partial(Worker)())  # reveal: Worker()
    reveal(owner.shortly())  # reveal: threading.Event() | ?


def weak(worker: Worker):
    made = Worker()
    reference = weakref.ref(made)
    reveal(reference())  # reveal: None | Worker()
    reveal(reference().lock)  # reveal: threading.Lock()
    reveal(weakref.proxy(made))  # reveal: Worker()
    reveal(weakref.WeakMethod(made.start)())  # reveal: None | Worker.start


class Lazy:
    def __get__(self, instance, owner):
        return threading.Lock()


class Described:
    lock = Lazy()

    def use(self):
        reveal(self.lock)  # reveal: threading.Lock()


class Outside: ...


def sets_attributes():
    thing = Outside()
    thing.lock = threading.Lock()
    reveal(thing.lock)  # reveal: threading.Lock() | ?
    setattr(thing, "other", threading.Lock())
    reveal(thing.other)  # reveal: ?


class Deep:
    def __init__(self):
        self.worker = Worker()
        self.inner = self

    def use(self):
        reveal(self.worker.lock)  # reveal: threading.Lock()
        reveal(self.inner.worker.lock)  # reveal: threading.Lock()
        reveal(self.worker.start().later)  # reveal: threading.Event()
