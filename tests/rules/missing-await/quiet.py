"""Coroutines that somebody awaits, and calls that only look like coroutines."""

import asyncio
import functools
import inspect
import queue
import unittest
from typing import Awaitable, Callable, List, Optional

from somewhere import retried
from sqlalchemy.ext.asyncio import AsyncSession


async def store(row):
    await asyncio.sleep(row)


# Safe: awaited, in every form.
async def awaited(rows):
    await store(1)
    await asyncio.gather(*[store(row) for row in rows])
    work = store(2)
    await work
    await asyncio.wait_for(store(3), 1)


# Safe: a task runs it.
async def tasks(rows):
    async with asyncio.TaskGroup() as group:
        group.create_task(store(1))
    first = asyncio.create_task(store(2))
    await first


# Safe: the caller awaits it.
def deferred(row):
    return store(row)


# Safe: a plain queue of the same method names.
def plain(rows):
    jobs = queue.Queue()
    jobs.put(rows)


# Unknown: a decorator may make anything of it.
@retried
async def fetch(row):
    await asyncio.sleep(row)


@functools.lru_cache
def size(row):
    return len(row)


async def decorated(row):
    fetch(row)
    size(row)


# Safe: an async generator is for `async for`.
async def rows():
    yield 1


async def iterated():
    async for row in rows():
        print(row)


# Safe: which of the two it is depends on the program.
if inspect.iscoroutinefunction(store):

    async def notify(row):
        await asyncio.sleep(row)

else:

    def notify(row):
        print(row)


async def either(row):
    notify(row)


class Plugin:
    """Safe: a subclass makes it a plain method."""

    async def start(self):
        self.setup()

    async def setup(self):
        await asyncio.sleep(0)


class Simple(Plugin):
    def setup(self):
        print("ready")


# Unknown: an object of any type.
async def unknown(client):
    client.store(1)
    client.close()


# Safe: the coroutine is passed on.
def submit(loop, row):
    asyncio.run_coroutine_threadsafe(store(row), loop)  # expect: PC1205
    handlers.append(store(row))


handlers = []


# Safe: outside of a coroutine a future may be waited for later.
def start_all():
    asyncio.gather(store(1), store(2))


# A test that says what it expects.
class ReminderTest(unittest.TestCase):
    def test_forgotten(self):
        with self.assertWarns(RuntimeWarning):
            store("Ada")


# Safe: what the callbacks give is awaited, or kept; a plain callback gives nothing to await.
class Accounts:
    def __init__(self):
        self.hooks: List[Callable[[str], Awaitable[None]]] = []
        self.watchers: List[Callable[[str], None]] = []
        self.either: List[Callable[[str], Optional[Awaitable[None]]]] = []

    async def login(self, name):
        await asyncio.gather(*(hook(name) for hook in self.hooks))
        for hook in self.hooks:
            await hook(name)
        for watcher in self.watchers:
            watcher(name)
        for each in self.either:
            each(name)


# Safe: a speech that one may wait for or not; only locks are judged by what the class does elsewhere.
class Agent:
    def __init__(self, session):
        self.session = session

    async def greet(self):
        await self.session.say("hello")

    async def part(self):
        self.session.say("good bye")


# Safe: the lock of asyncio, whose `release` is a plain method, and one whose release nobody awaits.
class Gate:
    def __init__(self, backend):
        self.lock = asyncio.Lock()
        self.slots = backend.create_semaphore(10)

    async def enter(self):
        await self.lock.acquire()
        await self.slots.acquire()

    async def leave(self):
        self.lock.release()
        self.slots.release()


# Safe: the coroutine is what the caller gets, on one of two ways.
def choose(row, wanted):
    return store(row) if wanted else None


# Safe: a dict of coroutines, each awaited later.
async def in_turn(rows):
    jobs = {"first": store(rows[0]), "last": store(rows[-1])}
    for job in jobs.values():
        await job


# Safe: the program's own decorator runs the coroutine, or makes a task of it.
def run_now(function):
    @functools.wraps(function)
    def wrapper(*args):
        return asyncio.run(function(*args))

    return wrapper


@run_now
async def send(row):
    await asyncio.sleep(row)


def main():
    send(1)


# Safe: the plain methods of a stream, of a session and of a process.
async def stream(host, session: AsyncSession):
    reader, writer = await asyncio.open_connection(host, 80)
    writer.write(b"row")
    await writer.drain()
    writer.close()
    reader.feed_eof()
    session.add(host)
    await session.commit()
    process = await asyncio.create_subprocess_exec("date")
    process.kill()
    await process.wait()
