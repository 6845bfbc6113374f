"""Callbacks that block nobody."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


# Safe: a worker thread runs it.
def work():
    time.sleep(1)


# Safe: over at once.
class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)
        asyncio.get_running_loop().call_later(1, self.transport.close)


# Safe: a pool calls this on one of its own threads.
def finished(future):
    time.sleep(1)
    print(future)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "started")
    loop.run_in_executor(None, work)
    ThreadPoolExecutor().submit(work).add_done_callback(finished)
    await asyncio.to_thread(work)
