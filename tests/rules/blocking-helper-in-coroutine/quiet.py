"""Functions that wait, and are not run by the event loop."""

import asyncio
import fcntl
import os
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor

import requests

pool = ThreadPoolExecutor()


def backoff(attempt):
    time.sleep(2**attempt)


# Safe: a worker runs it.
async def handed_over():
    await asyncio.to_thread(backoff, 1)
    await asyncio.get_running_loop().run_in_executor(pool, backoff, 1)
    pool.submit(backoff, 1)


# Safe: a thread runs what calls it.
def worker():
    backoff(1)


async def start():
    thread = threading.Thread(target=worker)
    thread.start()
    await asyncio.to_thread(thread.join)


# Safe: awaited coroutines wait without their thread.
async def pause():
    await asyncio.sleep(1)


async def rest():
    await pause()




# Safe: no coroutine calls it.
def plain(url):
    backoff(1)
    return requests.get(url)


# Safe: mostly brief.
def read(path):
    with open(path) as file:
        return file.read()


async def load(path):
    return read(path)


class Gate:
    """Safe: a lock made of a condition is held for a moment, as other locks are."""

    def __init__(self):
        self.free = threading.Condition()
        self.writing = False

    def lock(self):
        with self.free:
            while self.writing:
                self.free.wait()
            self.writing = True

    def unlock(self):
        with self.free:
            self.writing = False
            self.free.notify()


async def write(gate: Gate, rows):
    gate.lock()
    rows.append(1)
    gate.unlock()


# Safe: a subclass gives something to await in its place.
class Source:
    def fetch(self, url):
        return requests.get(url)

    async def rows(self, url):
        return await self.fetch(url)


class AsyncSource(Source):
    def fetch(self, url):
        return asyncio.to_thread(requests.get, url)


# Safe: this descriptor was told not to wait.
class Console:
    def __init__(self, descriptor):
        self.descriptor = descriptor
        flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
        fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | os.O_NONBLOCK)

    def show(self, data):
        os.write(self.descriptor, data)


async def greet(console: Console):
    console.show(b"hello")


class Outcome(Future):
    """Safe: made with its result at hand."""

    @property
    def failed(self):
        return self.exception() is not None

    @classmethod
    def of(cls, value):
        outcome = cls()
        outcome.set_result(value)
        return outcome


class Attempts:
    def __init__(self):
        self.outcome = None

    def store(self, value):
        self.outcome = Outcome.of(value)

    def last(self):
        if self.outcome is None:
            return None
        return None if self.outcome.failed else self.outcome.result()


async def attempt(job):
    attempts = Attempts()
    attempts.store(await job())
    return attempts.last()
