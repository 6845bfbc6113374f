"""Waits for threads that stop no event loop."""

import asyncio
import concurrent.futures
import queue
import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool

state_lock = threading.Lock()
state = {}


# Safe: a worker thread waits.
async def handed_over(jobs: queue.Queue, worker: threading.Thread):
    await asyncio.to_thread(worker.join)
    return await asyncio.to_thread(jobs.get)


# Safe: these let others run.
async def awaited(event: asyncio.Event, jobs: asyncio.Queue):
    await event.wait()
    return await jobs.get()


# Safe: no time at all.
async def at_once(jobs: queue.Queue, ready: threading.Event):
    ready.wait(0)
    jobs.put(1)
    return jobs.get(block=False), jobs.get_nowait()


# Safe: a queue without a limit takes what is put.
async def unlimited(row):
    jobs = queue.Queue()
    jobs.put(row)


# Safe: the result is there.
async def finished(pool: ThreadPoolExecutor):
    future = pool.submit(pow, 2, 3)
    await asyncio.wrap_future(future)
    if future.done():
        return future.result()
    task = asyncio.create_task(asyncio.sleep(1))
    await asyncio.wait([task])
    return task.result()


# Safe: held for a moment, against other threads.
async def remember(key, value):
    with state_lock:
        state[key] = value


# Unknown: an object of any type.
async def unknown(client):
    client.wait()
    client.join()
    return client.get()


# Safe: the thread sets the future when it is done, and ends.
def close_all(pool, future, loop):
    pool.shutdown()
    loop.call_soon_threadsafe(future.set_result, None)


async def shut_down(pool: ThreadPoolExecutor):
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    closer = threading.Thread(target=close_all, args=(pool, future, loop))
    closer.start()
    try:
        await future
    finally:
        closer.join()


# Safe: the result of the pool is there when it says so.
async def polled(pool: ThreadPool, rows):
    result = pool.apply_async(sum, (rows,))
    while not result.ready():
        await asyncio.sleep(0)
    return result.get()


# Safe: what was waited for is there; the wait itself is told where it stands.
async def collect(rows):
    with ThreadPoolExecutor() as workers:
        jobs = [workers.submit(sum, (row,)) for row in rows]
        finished, _ = await asyncio.to_thread(concurrent.futures.wait, jobs)
        for done in finished:
            print(done)
        return [job.result() for job in finished if job.done()]
