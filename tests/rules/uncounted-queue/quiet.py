"""Near misses: the queue counts, or may be one that does; or the call is guarded."""

import asyncio
import multiprocessing
import queue
import threading

import pytest


def work(jobs):
    while True:
        print(jobs.get())
        jobs.task_done()


def threads(names):
    jobs = queue.Queue()
    threading.Thread(target=work, args=(jobs,), daemon=True).start()
    for name in names:
        jobs.put(name)
    jobs.join()


def processes(names):
    jobs = multiprocessing.JoinableQueue()
    multiprocessing.Process(target=work, args=(jobs,), daemon=True).start()
    for name in names:
        jobs.put(name)
    jobs.join()


def managed(names):
    with multiprocessing.Manager() as manager:
        jobs = manager.Queue()
        for name in names:
            jobs.put(name)
            jobs.get()
            jobs.task_done()
        jobs.join()


async def tasks(names):
    jobs = asyncio.PriorityQueue()
    for name in names:
        jobs.put_nowait(name)
        await jobs.get()
        jobs.task_done()
    await jobs.join()


def annotated(jobs: multiprocessing.Queue):
    jobs.get()
    jobs.task_done()


def chosen(counts):
    jobs = queue.Queue() if counts else queue.SimpleQueue()
    jobs.put(1)
    if counts:
        jobs.join()


def asked():
    jobs = queue.SimpleQueue()
    jobs.put(1)
    if hasattr(jobs, "join"):
        jobs.join()


def tried():
    jobs = queue.SimpleQueue()
    try:
        jobs.join()
    except AttributeError:
        pass


def test_has_no_join():
    with pytest.raises(AttributeError):
        queue.SimpleQueue().join()


class Counting(queue.SimpleQueue):
    def join(self):
        print("joined")


def own():
    jobs = Counting()
    jobs.join()


def others(parts):
    lines = multiprocessing.Queue()
    lines.close()
    lines.join_thread()
    return ",".join(parts)
