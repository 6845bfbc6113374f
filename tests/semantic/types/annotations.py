"""Annotations are evidence for a type; which object it is stays open."""
from __future__ import annotations

import asyncio
import queue
import threading
import typing as t
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Thread
from typing import TYPE_CHECKING, ClassVar, Deque, Dict, List, Optional, Self, Tuple, Type, TypeVar, Union, cast

if TYPE_CHECKING:
    from multiprocessing import Process


class Worker:
    shared: ClassVar[Lock] = Lock()

    def chained(self) -> Self:
        return make_something(self)

    def named(self) -> "Worker":
        return make_something(self)

    @classmethod
    def create(cls) -> Worker:
        return registry.make(cls)


Locks = Dict[str, Lock]
W = TypeVar("W", bound=Worker)


def parameters(
    lock: Lock,
    maybe: Optional[Lock],
    either: Union[Lock, Worker],
    newer: Lock | None,
    quoted: "Lock",
    quoted_more: "t.Optional[threading.RLock]",
    checked_only: Process,
    aliased: Locks,
    bounded: W,
    unknown: Something,
    anything: t.Any,
):
    reveal(lock)  # reveal: threading.Lock() | ?
    reveal(maybe)  # reveal: threading.Lock() | ?
    reveal(either)  # reveal: Worker() | threading.Lock() | ?
    reveal(newer)  # reveal: threading.Lock() | ?
    reveal(quoted)  # reveal: threading.Lock() | ?
    reveal(quoted_more)  # reveal: threading.RLock() | ?
    reveal(checked_only)  # reveal: multiprocessing.Process() | ?
    reveal(aliased["a"])  # reveal: threading.Lock() | ?
    reveal(bounded)  # reveal: Worker() | ?
    reveal(unknown)  # reveal: ?
    reveal(anything)  # reveal: ?


def containers(
    by_name: dict[str, Lock],
    older: Dict[str, List[Lock]],
    threads: list[Thread],
    waiting: Deque[Worker],
    jobs: queue.Queue[Worker],
    async_jobs: "asyncio.Queue[Worker]",
    pair: Tuple[Lock, Worker],
    many: tuple[Thread, ...],
    quoted: "dict[str, tuple[Lock, list['Worker']]]",
    kind: Type[Worker],
    lock_kind: type[Lock],
    factory: Callable[[], Lock],
    stream: Iterator[Worker],
):
    reveal(by_name["a"])  # reveal: threading.Lock() | ?
    for name, lock in by_name.items():
        reveal(lock)  # reveal: threading.Lock() | ?
    reveal(older["a"][0])  # reveal: threading.Lock() | ?
    for thread in threads:
        reveal(thread)  # reveal: threading.Thread() | ?
    reveal(waiting.popleft())  # reveal: Worker() | ?
    reveal(jobs.get())  # reveal: Worker() | ?
    first, second = pair
    reveal(first)  # reveal: threading.Lock() | ?
    reveal(second)  # reveal: Worker() | ?
    reveal(many[0])  # reveal: threading.Thread() | ?
    reveal(quoted["x"][0])  # reveal: threading.Lock() | ?
    reveal(quoted["x"][1][0])  # reveal: Worker() | ?
    reveal(kind())  # reveal: Worker() | ?
    reveal(lock_kind())  # reveal: threading.Lock() | ?
    reveal(factory())  # reveal: threading.Lock() | ?
    for worker in stream:
        reveal(worker)  # reveal: Worker() | ?


async def from_async(jobs: asyncio.Queue[Worker], later: t.Awaitable[Worker]):
    reveal(await jobs.get())  # reveal: Worker() | ?
    reveal(await later)  # reveal: Worker() | ?


def make_lock() -> Lock:
    return registry.get("lock")


def make_pair() -> tuple[Lock, Worker]:
    return registry.pair()


async def make_later() -> Worker:
    return await registry.later()


@contextmanager
def locked(lock: Lock) -> Iterator[Lock]:
    with lock:
        yield registry.wrap(lock)


@contextmanager
def made():
    yield Worker()


async def returns(worker: Worker, given):
    reveal(make_lock())  # reveal: threading.Lock() | ?
    one, other = make_pair()
    reveal(one)  # reveal: threading.Lock() | ?
    reveal(other)  # reveal: Worker() | ?
    reveal(worker.chained())  # reveal: Worker() | ?
    reveal(worker.named())  # reveal: Worker() | ?
    reveal(Worker.create())  # reveal: Worker() | ?
    reveal(await make_later())  # reveal: Worker() | ?
    with locked(worker.shared) as held:
        reveal(held)  # reveal: threading.Lock() | ?
    with made() as entered:
        reveal(entered)  # reveal: Worker()
    reveal(cast(Lock, given))  # reveal: threading.Lock() | ?
    reveal(cast("Worker", given))  # reveal: Worker() | ?


class Owner:
    _lock: Lock
    _workers: dict[str, Worker] = {}

    def __init__(self, lock: "Lock", callback: t.Callable[[int], None]):
        self.later: Optional[threading.Event] = None
        self.lock = lock
        self.items: List[Worker] = registry.items()

    def use(self):
        reveal(self._lock)  # reveal: threading.Lock() | ?
        reveal(self._workers["a"])  # reveal: Worker() | ?
        reveal(self.later)  # reveal: None | threading.Event() | ?
        reveal(self.lock)  # reveal: threading.Lock() | ?
        reveal(self.items[0])  # reveal: Worker() | ?
