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
