"""Coroutine functions that are awaited after all, and callbacks that are plain."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

from somewhere import bus


async def tick(count=1):
    await asyncio.sleep(count)


tasks = set()


# Safe: a plain function that makes a task.
def start_tick():
    task = asyncio.ensure_future(tick())
    tasks.add(task)
    task.add_done_callback(tasks.discard)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(start_tick)
    loop.call_later(1, lambda: tasks.add(asyncio.ensure_future(tick())))
    # Safe: gather awaits them.
    await asyncio.gather(*map(tick, [1, 2]))


# Safe: a thread with a loop of its own.
def work():
    asyncio.run(tick())


def run():
    worker = threading.Thread(target=work)
    worker.start()
    worker.join()


# Safe: a server awaits its handler.
async def serve(handler):
    async def connected(reader, writer):
        await handler(reader, writer)

    return await asyncio.start_server(connected, port=80)


# Unknown: a framework that may take both kinds.
bus.subscribe(tick)


# Safe: what `map` makes is awaited, there or later.
async def tick_all(names):
    await asyncio.gather(*map(tick_one, names))
    waiting = list(map(tick_one, names))
    print(len(waiting))
    for each in waiting:
        await each
    return map(tick_one, names)


async def tick_one(name):
    await asyncio.sleep(0)
    return name


# Safe: the worker makes the coroutine, the loop runs it.
async def made_elsewhere():
    await (await asyncio.to_thread(tick, 2))
    work = await asyncio.get_running_loop().run_in_executor(None, tick)
    await work


# The coroutine that comes back is run, or given to somebody who may.
def run_later(count):
    with ThreadPoolExecutor() as pool:
        future = pool.submit(tick, count)
        asyncio.run(future.result())


def hand_out(count, pool=None):
    pool = ThreadPoolExecutor()
    future = pool.submit(tick, count)
    pool.shutdown()
    return future


async def await_later(count):
    with ThreadPoolExecutor() as pool:
        future = pool.submit(tick, count)
        await (await asyncio.wrap_future(future))


# The worker runs an event loop of its own.
def with_own_loops(counts):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(asyncio.run, tick(count)) for count in counts]
        for future in futures:
            print(future.result())
