"""Coroutine functions that somebody calls and nobody awaits."""

import asyncio
import atexit
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Timer as Later


async def tick(count=1):
    await asyncio.sleep(count)


# Callbacks of the loop and of a task, directly, in a lambda and as a partial.
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(tick)  # expect: PC1018 "`loop.call_soon` calls `tick`"
    loop.call_later(1, lambda: tick(2))  # expect: PC1018
    loop.call_at(1, partial(tick, 3))  # expect: PC1018
    loop.add_signal_handler(signal.SIGTERM, tick)  # expect: PC1018
    task = asyncio.create_task(tick())
    task.add_done_callback(tick)  # expect: PC1018
    await task


class Service:
    """Methods, on a thread and at the end of the program."""

    async def work(self):
        await asyncio.sleep(0)

    async def key(self, row):
        return row

    def start(self, rows):
        worker = threading.Thread(target=self.work)  # expect: PC1018
        worker.start()
        worker.join()
        atexit.register(self.work)  # expect: PC1018
        return sorted(rows, key=self.key)  # expect: PC1018


# Under another name.
def later():
    timer = Later(1, tick)  # expect: PC1018
    timer.start()
    timer.join()


# Mapped, and taken for what it would give.
async def clean(name):
    await asyncio.sleep(0)
    return name.strip()


async def clean_all(names):
    cleaned = list(map(clean, names))  # expect: PC1018 "map"
    print("cleaned", cleaned)
    return len(cleaned)


def total(rows):
    return sum(map(clean, rows))  # expect: PC1018


# Given to a worker, whose answer nobody has: the coroutine that comes back is dropped.
async def hand_over():
    await asyncio.to_thread(tick, 2)  # expect: PC0612
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, tick)  # expect: PC0612
    pool = ThreadPoolExecutor()  # expect: PC0605
    pool.submit(Service().work)  # expect: PC0612


# Asked for in a function that awaits nothing: what is printed are coroutines.
def report(counts):
    with ThreadPoolExecutor() as workers:
        futures = [workers.submit(tick, count) for count in counts]  # expect: PC0612
        for future in futures:
            print(future.result())
