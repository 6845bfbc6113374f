"""Waits that stop no event loop."""

import asyncio
import queue
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import requests

state_lock = threading.Lock()
state = {}


# Safe: a plain function, on whatever thread it runs.
def fetch(url):
    time.sleep(1)
    return requests.get(url)


# Safe: a worker thread waits.
async def handed_over(url):
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(time.sleep, 1)
    await asyncio.to_thread(lambda: input("host: "))
    await loop.run_in_executor(None, fetch, url)

    def work():
        time.sleep(1)
        return requests.get(url)

    return await asyncio.to_thread(work)


# Safe: these let others run.
async def awaited(event: asyncio.Event, jobs: asyncio.Queue):
    await asyncio.sleep(1)
    await event.wait()
    return await jobs.get()


# Safe: no time at all.
async def at_once(jobs: queue.Queue, ready: threading.Event):
    time.sleep(0)
    ready.wait(0)
    return jobs.get(block=False), jobs.get_nowait()


# Safe: the result is there.
async def finished(pool: ThreadPoolExecutor):
    future = pool.submit(pow, 2, 3)
    await asyncio.wrap_future(future)
    if future.done():
        return future.result()
    task = asyncio.create_task(asyncio.sleep(1))
    await asyncio.wait([task])
    return task.result()


# Safe: mostly brief.
async def read(path):
    with open(path) as file:
        return file.read()


# Safe: held for a moment, against other threads.
async def remember(key, value):
    with state_lock:
        state[key] = value


# Safe: this socket does not block.
async def receive(connection: socket.socket):
    connection.setblocking(False)
    return connection.recv(100)


# Unknown: an object of any type.
async def unknown(client):
    client.wait()
    client.join()
    return client.get()
