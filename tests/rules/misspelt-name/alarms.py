"""Names one slip away from those of the library."""

import asyncio
import asynico  # expect: PC2013 "`asyncio`"
import concurent.futures  # expect: PC2013
import multiprocessing as mp
import queue
import threading
from mutiprocessing import Process  # expect: PC2013 "`multiprocessing`"
from Queue import Empty  # expect: PC2013 "`queue`"
from threading import Condtion, Lock  # expect: PC2013 "`threading` has no `Condtion`"
from concurrent.futures import ThreadPoolExcutor  # expect: PC2013


class Counter:
    def __init__(self):
        self.lock = threading.lock()  # expect: PC2013 "`Lock`"
        self.jobs = queue.Queue()
        self.done = threading.Event()
        self.guard = Lock()

    def add(self):
        self.guard.aquire()  # expect: PC2013 "`self.guard` has no `aquire`"
        self.guard.release()

    def close(self):
        self.jobs.task_dnoe()  # expect: PC2013
        self.done.isset()  # expect: PC2013


def start(work):
    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    process = mp.Process(target=work)
    process.start()
    process.join()
    print(worker.Is_Alive(), process.exit_code, process.is_alvie())  # expect: PC2013 "`is_alive`"; PC2013; PC2013
    current = threading.currentthread()  # expect: PC2013
    with ThreadPoolExcutor() as pool:
        pool.submit(work, current)


async def both(first, second):
    await asyncio.gahter(first(), second())  # expect: PC2013
    task = asyncio.creat_task(first())  # expect: PC2013
    await task
