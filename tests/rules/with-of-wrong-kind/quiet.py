"""Entered the right way, or nobody knows."""

import asyncio
import threading

import aiohttp

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
