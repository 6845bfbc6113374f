"""Locks that nobody holds while other tasks run."""

import asyncio
import threading

lock = threading.Lock()
slots = threading.Semaphore(3)
state = {}


# Safe: brief, and no await inside; it protects against other threads.
async def remember(key, value):
    with lock:
        state[key] = value
    await asyncio.sleep(0)


# Safe: given back before the await.
async def by_hand(key):
    lock.acquire()
    value = state.get(key)
    lock.release()
    await asyncio.sleep(1)
    return value


# Safe: made for tasks.
async def with_task_lock(turns: asyncio.Lock):
    async with turns:
        await asyncio.sleep(1)


# Safe: what is awaited never lets others run.
async def lookup(key):
    return state.get(key)


async def inside(key):
    with lock:
        return await lookup(key)


# Safe: the closure runs elsewhere, later.
async def deferred():
    with lock:

        async def later():
            await asyncio.sleep(1)

    await later()


# Safe: not a coroutine.
def plain():
    with lock:
        return asyncio.run(asyncio.sleep(0))


# Unknown: a lock of any type.
async def unknown(guard):
    with guard:
        await asyncio.sleep(1)


# Safe: it may not have been taken.
async def attempt():
    if lock.acquire(blocking=False):
        lock.release()
        await asyncio.sleep(1)
