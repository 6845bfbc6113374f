# python: 3.9
"""A project for Python 3.9 that uses what came later."""

import asyncio
import os
import queue
import threading
from asyncio import TaskGroup, timeout  # expect: PC1524 "`asyncio.TaskGroup`"; PC1524 "needs Python 3.11"
from concurrent.futures import InterpreterPoolExecutor, ProcessPoolExecutor  # expect: PC1524
import asyncio as aio


class Crawler:
    def __init__(self):
        self.pages = queue.Queue()
        self.done = asyncio.Queue()

    def stop(self):
        self.pages.shutdown()  # expect: PC1524

    async def crawl(self, urls):
        async with aio.TaskGroup() as group:  # expect: PC1524
            for url in urls:
                group.create_task(self.fetch(url))
        async with asyncio.timeout(5):  # expect: PC1524
            await self.done.get()

    async def fetch(self, url):
        try:
            return await asyncio.to_thread(len, url)
        except queue.ShutDown:  # expect: PC1524
            return 0


def finish(pages: queue.Queue, barrier):
    pages.shutdown()  # expect: PC1524
    return os.process_cpu_count()  # expect: PC1524


async def job():
    return 1


def main():
    executor = ProcessPoolExecutor(max_tasks_per_child=3)  # expect: PC1524
    with executor, asyncio.Runner() as runner:  # expect: PC1524
        runner.run(job())


def start(run, context):
    worker = threading.Thread(target=run, context=context)  # expect: PC1524
    worker.start()
    worker.join()
