"""Sleeps that stop no event loop."""

import asyncio
import threading
import time
from asyncio import sleep


# Safe: a plain function, on whatever thread it runs.
def nap():
    time.sleep(1)


# Safe: a worker thread waits.
async def handed_over(loop: asyncio.AbstractEventLoop):
    await asyncio.to_thread(time.sleep, 1)
    await asyncio.to_thread(lambda: time.sleep(1))
    await loop.run_in_executor(None, nap)

    def work():
        time.sleep(1)

    return await asyncio.to_thread(work)


# Safe: these let others run.
async def awaited():
    await asyncio.sleep(1)
    await sleep(1)


# Safe: no time at all.
async def at_once():
    time.sleep(0)


# Unknown: a method of the same name.
async def unknown(device):
    device.sleep(1)


# Safe: the decorator runs it in a thread, on a loop of its own.
def threaded(coroutine):
    def start(*args):
        worker = threading.Thread(target=lambda: asyncio.run(coroutine(*args)), daemon=True)
        worker.start()
        return worker

    return start


@threaded
async def dreaming():
    time.sleep(1)
