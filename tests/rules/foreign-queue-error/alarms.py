"""Handlers that never see the exception they are for."""

import asyncio
import multiprocessing
import queue
from asyncio import QueueEmpty

jobs = queue.Queue(maxsize=3)


def take():
    try:
        return jobs.get_nowait()
    except asyncio.QueueEmpty:  # expect: PC0515 "`asyncio.QueueEmpty` is never raised by `jobs`, which raises `queue.Empty`"
        return None


def offer(job):
    try:
        jobs.put(job, timeout=1)
    except (TypeError, asyncio.QueueFull):  # expect: PC0515
        print("no room")


async def serve(inbox: asyncio.Queue):
    try:
        print(inbox.get_nowait())
    except queue.Empty:  # expect: PC0515
        await asyncio.sleep(0.1)


def child():
    results = multiprocessing.Queue()
    try:
        return results.get(timeout=1)
    except QueueEmpty:  # expect: PC0515
        return None
