"""Context managers entered the wrong way."""

import asyncio
import contextlib
import threading
from threading import Semaphore as Limit

import aiohttp
import httpx

lock = threading.RLock()
rows = []


# Of the module.
async def add(row):
    async with lock:  # expect: PC1313 "`lock` is a thread lock"
        rows.append(row)


class Pool:
    """Of the object, under another name, and by annotation."""

    def __init__(self):
        self.limit = Limit(3)
        self.guard = threading.Lock()

    async def use(self):
        async with self.limit:  # expect: PC1313 "`self.limit`"
            await asyncio.sleep(0)

    async def count(self):
        async with self.guard:  # expect: PC1313 "`self.guard` is a thread lock"
            return len(rows)


# Sessions and time limits of libraries.
async def fetch(url):
    with aiohttp.ClientSession() as session:  # expect: PC1313
        async with session.get(url) as answer:
            return await answer.text()


async def limited():
    with asyncio.timeout(1):  # expect: PC1313
        await asyncio.sleep(2)


# A class of the program that has only the one kind.
class Session:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return False


async def talk():
    with Session():  # expect: PC1313
        await asyncio.sleep(0)


# Generators under the two decorators, and what a library or the program made for a plain `with`.
@contextlib.asynccontextmanager
async def connected(host):
    await asyncio.sleep(0)
    yield host


@contextlib.contextmanager
def timed(name):
    print(name)
    yield name


class Ticket:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False


async def visit(host):
    with connected(host):  # expect: PC1313 "needs `async with`"
        print("visited")
    async with timed(host):  # expect: PC1313 "needs a plain `with`"
        print("timed")
    async with Ticket():  # expect: PC1313
        print("let in")
    async with httpx.Client() as client:  # expect: PC1313
        print(client.headers)
    async with open(host) as file:  # expect: PC1313; PC0904
        print(file.name)
