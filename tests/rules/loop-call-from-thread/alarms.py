"""Threads that touch what belongs to an event loop."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


async def refresh():
    await asyncio.sleep(0)


class Bridge:
    """The loop and a future of it are kept on the object."""

    async def start(self):
        self.loop = asyncio.get_running_loop()
        self.answer = self.loop.create_future()
        self.rows = asyncio.Queue()
        self.ready = asyncio.Event()
        self.worker = threading.Thread(target=self.work)
        self.worker.start()
        return await self.answer

    def work(self):
        self.loop.call_soon(print, "working")  # expect: PC1201 "`self.loop.call_soon`"
        self.loop.call_later(1, print, "later")  # expect: PC1201
        self.rows.put_nowait(1)  # expect: PC0508
        self.ready.set()  # expect: PC1111
        self.finish()

    # One call below.
    def finish(self):
        self.answer.set_result(1)  # expect: PC1203 "`self.answer.set_result`"

    async def stop(self):
        await asyncio.to_thread(self.worker.join)


# A task, made in a pool.
tasks = []


def poll(loop: asyncio.AbstractEventLoop):
    tasks.append(loop.create_task(refresh()))  # expect: PC1202


# No loop runs here.
def ask():
    return asyncio.get_running_loop().time()  # expect: PC1204


def main(loop: asyncio.AbstractEventLoop):
    with ThreadPoolExecutor() as pool:
        pool.submit(poll, loop)
        pool.submit(ask)


# Dropped as well, which is the lesser fault.
def announce(loop):
    asyncio.ensure_future(refresh())  # expect: PC1202
    loop.create_task(refresh())  # expect: PC1202


async def announce_all():
    crier = threading.Thread(target=announce, args=(asyncio.get_running_loop(),))
    crier.start()
    await asyncio.to_thread(crier.join)
