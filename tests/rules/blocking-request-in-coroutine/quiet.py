"""Requests that stop no event loop."""

import asyncio

import httpx
import requests


# Safe: a plain function.
def fetch(url):
    return requests.get(url)


# Safe: a worker thread waits, for a function, a lambda or a bound method.
async def handed_over(url, session: requests.Session):
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(requests.get, url)
    await asyncio.to_thread(lambda: session.get(url))
    return await loop.run_in_executor(None, session.get, url)


# Safe: a client of coroutines.
async def awaited(url):
    async with httpx.AsyncClient() as client:
        return await client.get(url)


# Unknown: any object has a `get`.
async def unknown(client, url):
    return client.get(url)
