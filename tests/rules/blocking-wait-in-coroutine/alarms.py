"""Coroutines that wait for threads."""

import asyncio
import concurrent.futures
import multiprocessing
import queue
import threading
from concurrent.futures import ThreadPoolExecutor


class Bridge:
    """What threads hand over: waits that nobody expects."""

    def __init__(self):
        self.jobs = queue.Queue()
        self.ready = threading.Event()
        self.pool = ThreadPoolExecutor()  # expect: PC0605

    async def next(self):
        self.ready.wait()  # expect: PC0911 "`self.ready.wait`"
        return self.jobs.get()  # expect: PC0911 "`self.jobs.get`"

    async def compute(self, row):
        return self.pool.submit(pow, row, 2).result()  # expect: PC0911

    async def stop(self):
        worker = threading.Thread(target=print)
        worker.start()
        worker.join()  # expect: PC0911 "`worker.join`"


# Processes, under another name.
Child = multiprocessing.Process


async def crunch():
    child = Child(target=print)
    child.start()
    await asyncio.sleep(0)
    child.join()  # expect: PC0911 "`child.join`"


# A queue with a limit, by annotation, and a barrier.
async def put(given: queue.Queue, all_here: threading.Barrier, row):
    limited = queue.Queue(maxsize=3)
    limited.put(row)  # expect: PC0911 "`limited.put`"
    all_here.wait()  # expect: PC0911
    return given.get()  # expect: PC0911


# The loop over finished jobs waits for the next one; the results in it are there.
async def totals(pool: ThreadPoolExecutor, rows):
    jobs = [pool.submit(sum, (row,)) for row in rows]
    for job in concurrent.futures.as_completed(jobs):  # expect: PC0911 "as_completed"
        print(job.result())
