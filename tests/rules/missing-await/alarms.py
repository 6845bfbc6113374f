"""Coroutines that nobody awaits."""

import asyncio
from asyncio import sleep as pause


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
async def library(queue: asyncio.Queue):
    lock = asyncio.Lock()
    asyncio.sleep(1)  # expect: PC1007 "`asyncio.sleep(…)`"
    pause(1)  # expect: PC1007
    lock.acquire()  # expect: PC1102
    queue.put(1)  # expect: PC1007


# Started, and not waited for.
async def everything(rows):
    asyncio.gather(*map(store, rows))  # expect: PC1007 "nobody waits for it"


# A comprehension as a loop.
async def spread(rows):
    [store(row) for row in rows]  # expect: PC1003
