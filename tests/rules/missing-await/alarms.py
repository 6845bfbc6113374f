"""Coroutines that nobody awaits."""

import asyncio
import functools
from asyncio import sleep as pause
from typing import Any, Awaitable, Callable, Coroutine, List, Optional

import aiosqlite
import asyncpg
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker


async def store(row):
    await asyncio.sleep(row)


# Directly.
async def handle(row):
    store(row)  # expect: PC1003 "`store(…)`"
    print("done")


class Repository:
    """Methods, of the object itself and of an attribute."""

    def __init__(self):
        self.cache = Cache()

    async def save(self, row):
        self.check(row)  # expect: PC1003 "`self.check(…)`"
        self.cache.put(row)  # expect: PC1003
        row and self.cache.put(row)  # expect: PC1003

    async def check(self, row):
        await asyncio.sleep(0)


class Cache:
    async def put(self, row):
        await asyncio.sleep(0)


class Disk(Repository):
    """Inherited, and through super()."""

    async def save(self, row):
        super().save(row)  # expect: PC1003
        self.check(row)  # expect: PC1003


# A parameter with an annotation.
async def fill(cache: Cache, rows):
    for row in rows:
        cache.put(row)  # expect: PC1003


# Kept, and never looked at again.
async def refresh(row):
    answer = store(row)  # expect: PC1003 "kept but never awaited"
    print("refreshed")


# A function that is not async itself.
def on_click(row):
    store(row)  # expect: PC1003


# Coroutines of the library: no pause, no lock, no message.
async def library(queue: asyncio.Queue, lock: asyncio.Lock):
    asyncio.sleep(1)  # expect: PC1007 "`asyncio.sleep(…)`"
    pause(1)  # expect: PC1007
    lock.acquire()  # expect: PC1102
    lock.release()
    queue.put(1)  # expect: PC1007


# Started, and not waited for.
async def everything(rows):
    asyncio.gather(*map(store, rows))  # expect: PC1007 "nobody waits for it"


# A comprehension as a loop.
async def spread(rows):
    [store(row) for row in rows]  # expect: PC1003


# Callbacks: their annotation says that there is something to await.
Hook = Callable[[str], Awaitable[None]]


class Accounts:
    def __init__(self, on_login: "Hook | None" = None):
        self.hooks: List[Hook] = []
        self.on_login: Optional[Callable[[str], Coroutine[Any, Any, None]]] = on_login

    def add(self, hook: Hook):
        self.hooks.append(hook)

    async def login(self, name):
        for hook in self.hooks:
            hook(name)  # expect: PC1003 "nobody waits for it"
        if self.on_login:
            self.on_login(name)  # expect: PC1003 "never awaited"


async def retry(attempt: Callable[[], Awaitable[bool]], pause: float):
    attempt()  # expect: PC1003
    await asyncio.sleep(pause)
    return await attempt()


# A lock of a package that is not here: elsewhere the class awaits it.
class Connection:
    def __init__(self, backend):
        self.slots = backend.create_semaphore(10)

    async def send(self, data):
        await self.slots.acquire()
        try:
            return await self.write(data)
        except OSError:
            self.slots.release()  # expect: PC1102 "not released"
            raise

    async def write(self, data):
        await asyncio.sleep(0)
        return len(data)

    async def finish(self):
        await self.slots.release()  # related: PC1102 "awaited here"

    async def hurry(self):
        self.slots.acquire()  # expect: PC1102 "not acquired"
        await self.slots.release()


# Decorated by the program itself: another coroutine takes its place.
def logged(function):
    @functools.wraps(function)
    async def wrapper(*args):
        print("called")
        return await function(*args)

    return wrapper


def named(name):
    def decorate(function):
        async def wrapper(*args):
            return await function(name, *args)

        return wrapper

    return decorate


@logged
async def send(row):
    await asyncio.sleep(row)


@named("mail")
async def post(name, row):
    await asyncio.sleep(row)


async def deliver(row):
    send(row)  # expect: PC1003 "`send(…)`"
    post(row)  # expect: PC1003


# What a library gives when it is awaited or entered has coroutines of its own.
async def stream(host, session: AsyncSession):
    reader, writer = await asyncio.open_connection(host, 80)
    writer.drain()  # expect: PC1007 "`writer.drain()`"
    writer.close()
    writer.wait_closed()  # expect: PC1007
    server = await asyncio.start_server(print, host)
    server.serve_forever()  # expect: PC1007
    session.commit()  # expect: PC1007 "`session.commit()`"
    async with make_session() as other:
        other.rollback()  # expect: PC1007


make_session = async_sessionmaker()


# Called by an object that can be called.
async def prices(dsn):
    pool = await asyncpg.create_pool(dsn)
    async with pool.acquire() as connection:
        connection.execute("delete from prices")  # expect: PC1007
    async with aiosqlite.connect(dsn) as database:
        database.commit()  # expect: PC1007
