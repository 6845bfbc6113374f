"""Shields around coroutines that nobody holds."""

import asyncio
from asyncio import shield


async def save(name):
    await asyncio.sleep(0.1)
    return name


class Store:
    async def flush(self):
        await asyncio.sleep(0.1)

    async def close(self):
        await asyncio.shield(self.flush())  # expect: PC1012 "nobody holds the task that shields `self.flush`: after a cancellation no one can await it"


async def main():
    await asyncio.wait_for(asyncio.shield(save("a")), timeout=1)  # expect: PC1012
    return await shield(save("b"))  # expect: PC1012
