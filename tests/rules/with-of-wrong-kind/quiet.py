"""Entered the right way, or nobody knows."""

import asyncio
import contextlib
import threading

import aiohttp
import httpx
from somewhere import both_kinds

lock = asyncio.Lock()
guard = threading.Lock()
rows = []


async def add(row):
    async with lock:
        rows.append(row)
    with guard:
        rows.append(row)


async def fetch(url):
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return await answer.text()


# Safe: this one has both kinds.
class Both:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return False


async def talk():
    with Both():
        await asyncio.sleep(0)


# Unknown: a base from elsewhere may have the other kind.
class Session(aiohttp.web.Application):
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return False


async def other():
    with Session():
        await asyncio.sleep(0)


# Unknown: a parameter.
async def unknown(manager):
    with manager:
        await asyncio.sleep(0)


# Safe: each entered by its own kind; a class may derive both.
@contextlib.asynccontextmanager
async def connected(host):
    await asyncio.sleep(0)
    yield host


@contextlib.contextmanager
def timed(name):
    print(name)
    yield name


@contextlib.contextmanager
@both_kinds
def either(name):
    yield name


class Ticket:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False


class Pass(Ticket):
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return False


async def visit(host):
    async with connected(host):
        with timed(host), Ticket(), httpx.Client() as client:
            print(client.headers)
    async with either(host), Pass(), httpx.AsyncClient() as client:
        print(client.headers)


class Instrument:
    span = Ticket

    def begun(self):
        return self.span()


class AsyncInstrument(Instrument):
    # The subclass has another kind of manager, and the method of the base makes that one.
    span = Pass

    async def record(self):
        span = self.begun()
        async with span:
            print(span)
