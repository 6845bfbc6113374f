"""Names one slip away from those of the library."""

import asyncio
import asynico  # expect: PC2013 "`asyncio`"
import concurent.futures  # expect: PC2013
import multiprocessing as mp
import queue
import threading
from multiprocessing import Process  # expect: PC2013 "`multiprocessing`"
from queue import Empty  # expect: PC2013 "`queue`"
from threading import Condition, Lock  # expect: PC2013 "`threading` has no `Condtion`"
from concurrent.futures import ThreadPoolExecutor  # expect: PC2013


class Counter:
    def __init__(self):
        self.lock = threading.Lock()  # expect: PC2013 "`Lock`"
        self.jobs = queue.Queue()
        self.done = threading.Event()
        self.guard = Lock()

    def add(self):
        self.guard.acquire()  # expect: PC2013 "`self.guard` has no `aquire`"
        self.guard.release()

    def close(self):
        self.jobs.task_done()  # expect: PC2013
        self.done.is_set()  # expect: PC2013


def start(work):
    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    process = mp.Process(target=work)
    process.start()
    process.join()
    print(worker.is_alive(), process.exitcode, process.is_alive())  # expect: PC2013 "`is_alive`"; PC2013; PC2013
    current = threading.current_thread()  # expect: PC2013
    with ThreadPoolExecutor() as pool:
        pool.submit(work, current)


async def both(first, second):
    await asyncio.gather(first(), second())  # expect: PC2013
    task = asyncio.create_task(first())  # expect: PC2013
    await task
