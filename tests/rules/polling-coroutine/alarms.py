"""Coroutines that ask and sleep for what they could await."""

import asyncio
from asyncio import sleep as nap


class Job:
    """A flag, a state and an event of the object."""

    def __init__(self):
        self.ready = False
        self.state = "new"
        self.done = asyncio.Event()

    async def run(self):
        self.ready = True
        await asyncio.sleep(1)
        self.state = "running"
        self.done.set()

    async def until_ready(self):
        while not self.ready:  # expect: PC1109 "`self.ready`"
            await asyncio.sleep(0.1)

    async def until_running(self):
        while self.state != "running":  # expect: PC1109 "`self.state`"
            await nap(0.1)

    async def until_done(self):
        while not self.done.is_set():  # expect: PC1109 "the loop sleeps and checks `self.done` again, although the event can be awaited"
            await asyncio.sleep(0.1)


# An event that was handed over.
async def follow():
    stopped = asyncio.Event()
    asyncio.get_running_loop().call_later(1, stopped.set)
    while not stopped.is_set():  # expect: PC1109 "`stopped`"
        await asyncio.sleep(0.5)


async def test_follow():
    stopped = asyncio.Event()
    asyncio.get_running_loop().call_later(1, stopped.set)
    while not stopped.is_set():  # expect: PC1109
        await asyncio.sleep(0)


# A global, and a variable of the function around.
opened = False


async def open_shop():
    global opened
    await asyncio.sleep(1)
    opened = True


async def visit():
    while not opened:  # expect: PC1109 "`opened`"
        await asyncio.sleep(0.1)


async def order():
    cooked = None

    async def cook():
        nonlocal cooked
        await asyncio.sleep(1)
        cooked = "soup"

    async with asyncio.TaskGroup() as group:
        group.create_task(cook())
        while cooked is None:  # expect: PC1109
            await asyncio.sleep(0.1)
    return cooked
