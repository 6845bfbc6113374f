"""Functions that wait, and are not run by the event loop."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import requests

pool = ThreadPoolExecutor()


def backoff(attempt):
    time.sleep(2**attempt)


# Safe: a worker runs it.
async def handed_over():
    await asyncio.to_thread(backoff, 1)
    await asyncio.get_running_loop().run_in_executor(pool, backoff, 1)
    pool.submit(backoff, 1)


# Safe: a thread runs what calls it.
def worker():
    backoff(1)


async def start():
    thread = threading.Thread(target=worker)
    thread.start()
    await asyncio.to_thread(thread.join)


# Safe: awaited coroutines wait without their thread.
async def pause():
    await asyncio.sleep(1)


async def rest():
    await pause()




# Safe: no coroutine calls it.
def plain(url):
    backoff(1)
    return requests.get(url)


# Safe: mostly brief.
def read(path):
    with open(path) as file:
        return file.read()


async def load(path):
    return read(path)
