"""Coroutine objects that run twice."""

import asyncio
from asyncio import create_task as start


async def fetch():
    await asyncio.sleep(1)


# In a loop.
async def poll():
    request = fetch()
    while True:
        await request  # expect: PC1017 "`request`"


class Client:
    """One after the other, a method's."""

    async def load(self):
        await asyncio.sleep(0)

    async def twice(self):
        work = self.load()
        await work
        print("again")
        await work  # expect: PC1017

    # A task, and then directly.
    async def both(self):
        work = self.load()
        task = start(work)
        await task
        return await work  # expect: PC1017


# Given to the library in a retry.
async def retry():
    work = fetch()
    for _ in range(3):
        try:
            return await asyncio.wait_for(work, 1)  # expect: PC1017
        except TimeoutError:
            print("again")
    return None


# A coroutine of the library.
async def pauses():
    nap = asyncio.sleep(1)
    await nap
    await nap  # expect: PC1017
