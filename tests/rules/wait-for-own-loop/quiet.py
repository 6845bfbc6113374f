"""Waits for a loop that another thread runs, or none at all."""

import asyncio


async def load():
    return 1


# Safe: a thread waits for the loop.
class Bridge:
    async def start(self):
        self.loop = asyncio.get_running_loop()
        await asyncio.to_thread(self.work)

    def work(self):
        return asyncio.run_coroutine_threadsafe(load(), self.loop).result()


# Safe: no deadlock, the future is awaited.
async def wrapped():
    loop = asyncio.get_running_loop()
    return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(load(), loop))


# Safe: the result is there.
async def done():
    loop = asyncio.get_running_loop()
    future = asyncio.run_coroutine_threadsafe(load(), loop)
    while not future.done():
        await asyncio.sleep(0.1)
    return future.result()


# Safe: a worker thread waits.
async def handed_over():
    loop = asyncio.get_running_loop()
    return await asyncio.to_thread(lambda: asyncio.run_coroutine_threadsafe(load(), loop).result())
