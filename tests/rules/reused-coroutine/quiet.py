"""Awaited again for good reasons, or on another way."""

import asyncio


async def fetch():
    await asyncio.sleep(1)


# Safe: a task keeps its result.
async def tasks():
    task = asyncio.create_task(fetch())
    await task
    return await task


# Safe: made anew in each turn.
async def poll():
    while True:
        request = fetch()
        await request


# Safe: one way or the other.
async def either(fast):
    work = fetch()
    if fast:
        return await work
    return await asyncio.wait_for(work, 1)


# Safe: the loop ends with the first.
async def once():
    work = fetch()
    while True:
        await work
        break


# Safe: bound anew.
async def again():
    work = fetch()
    await work
    work = fetch()
    await work
