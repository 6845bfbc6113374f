# python: 3.12
"""Timeouts around something that gives way."""

import asyncio


async def fetch():
    await asyncio.sleep(1)
    return [1]


async def stream():
    yield 1


async def main(lock: asyncio.Lock):
    async with asyncio.timeout(5):
        await fetch()
    async with asyncio.timeout(5):
        async with lock:
            print("inside")
    async with asyncio.timeout(5):
        async for each in stream():
            print(each)
    async with asyncio.timeout(5):
        print([each async for each in stream()])
    async with asyncio.timeout(5):
        pass
    async with asyncio.timeout(5), lock:
        print("inside")


class Clock:
    def timeout(self, seconds):
        return asyncio.Lock()


async def other(clock: Clock):
    async with clock.timeout(5):
        print("not a timeout")
