"""Awaited, although nothing there can be."""

import asyncio
import threading
import time
from time import sleep as nap


def flush():
    print("flushed")


# A plain function that returns nothing.
async def close():
    await flush()  # expect: PC1022 "`flush` is a plain function"


class Worker:
    """A method, and one that is not called."""

    def __init__(self):
        self.ready = threading.Event()

    def stop(self):
        self.ready.set()

    async def drain(self):
        await asyncio.sleep(0)

    async def end(self):
        await self.stop()  # expect: PC1022
        await self.drain  # expect: PC1022 "without being called"
        await self.ready.wait()  # expect: PC1022; PC0911


# Blocking calls of the library, under two names.
async def pause():
    await time.sleep(1)  # expect: PC1022; PC0901
    await nap(1)  # expect: PC1022; PC0901


# Collections of what could be awaited, constants, and a function that gives such a thing.
def sizes(rows):
    if not rows:
        return None
    return {row: len(row) for row in rows}


async def gather(worker: Worker, rows):
    await [worker.drain(), worker.drain()]  # expect: PC1022 "it is no coroutine"
    await (worker.drain(), worker.drain())  # expect: PC1022
    await [worker.drain() for row in rows]  # expect: PC1022
    await print(rows)  # expect: PC1022
    await None  # expect: PC1022
    return await sizes(rows)  # expect: PC1022 "`sizes` is a plain function"
