"""Thread locks that a coroutine holds while it waits."""

import asyncio
import threading

lock = threading.Lock()


# Directly.
async def refresh(rates):
    with lock:
        rates["EUR"] = 1.0
        await asyncio.sleep(1)  # expect: PC0910 "`lock` is held"


class Store:
    """A lock of the object, taken by hand; one that nests."""

    def __init__(self):
        self._lock = threading.Lock()
        self._guard = threading.RLock()
        self._rows = []

    async def save(self, row):
        self._lock.acquire()
        try:
            await self._write(row)  # expect: PC0910 "`self._lock` is held"
        finally:
            self._lock.release()

    async def _write(self, row):
        await asyncio.sleep(0)
        self._rows.append(row)

    async def load(self):
        with self._guard:
            return await asyncio.to_thread(list, self._rows)  # expect: PC0910 "`self._guard` is held across `asyncio.to_thread(…)`"


# `async for` and `async with` wait as well.
async def drain(reader: asyncio.StreamReader, turns: asyncio.Lock):
    with lock:
        async for line in reader:  # expect: PC0910
            print(line)
    with lock:
        async with turns:  # expect: PC0910
            print("my turn")


# A function that only waits through another.
async def forward(rows):
    with lock:
        for row in rows:
            await deliver(row)  # expect: PC0910


async def deliver(row):
    await asyncio.sleep(row)
