"""Threads that ask the loop in the right way, or have one of their own."""

import asyncio
import threading


async def refresh():
    await asyncio.sleep(0)


# Safe: made for other threads.
class Bridge:
    async def start(self):
        self.loop = asyncio.get_running_loop()
        self.answer = self.loop.create_future()
        self.worker = threading.Thread(target=self.work)
        self.worker.start()
        return await self.answer

    def work(self):
        self.loop.call_soon_threadsafe(self.answer.set_result, 1)
        future = asyncio.run_coroutine_threadsafe(refresh(), self.loop)
        future.result()

    async def stop(self):
        await asyncio.to_thread(self.worker.join)


# Safe: the thread runs a loop of its own.
def own():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    loop.call_soon(print, "started")
    loop.run_forever()


def run():
    worker = threading.Thread(target=own)
    worker.start()
    worker.join()


# Safe: the loop calls this one.
def tick():
    asyncio.get_running_loop().call_later(1, tick)


async def main():
    asyncio.get_running_loop().call_soon(tick)
    await asyncio.sleep(5)


# Safe: it asks whether there is a loop.
def running():
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def ask():
    worker = threading.Thread(target=running)
    worker.start()
    worker.join()


# Unknown: nobody knows who calls it.
def notify(loop: asyncio.AbstractEventLoop):
    loop.call_soon(print)


class Shelf:
    """Safe: a loop that runs cannot be closed, and one that does not run belongs to no thread."""

    def __init__(self):
        self._loop = asyncio.new_event_loop()

    def put_away(self):
        self._loop.close()


shelf = Shelf()
threading.Thread(target=shelf.put_away).start()
