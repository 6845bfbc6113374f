"""Conditions that ask results, and variables that may hold a coroutine or nothing."""

import asyncio
import threading


async def is_ready(host):
    await asyncio.sleep(1)
    return host == "localhost"


# Safe: awaited.
async def connect(host):
    if await is_ready(host):
        print("connected")
    while not await is_ready(host):
        await asyncio.sleep(1)


# Safe: a coroutine or none; the condition asks which.
async def optional(host):
    work = is_ready(host) if host else None
    if work:
        await work


# Safe: a plain event, and a plain method.
def plain(event: threading.Event):
    if event.wait(1):
        print("go")


class Store:
    def exists(self, key):
        return key == 1

    async def create(self, key):
        if not self.exists(key):
            print("created")


# Safe: the coroutine is only an argument of what is asked.
async def timed(host):
    if await asyncio.wait_for(is_ready(host), 1):
        print("in time")
    if asyncio.iscoroutine(is_ready):
        print("never")


# Unknown: an object of any type.
async def unknown(client):
    if client.is_ready():
        print("unknown")


# Safe: the coroutine is what comes out, not what is asked.
async def lazily(host, cached):
    work = cached or is_ready(host)
    other = host and is_ready(host)
    return await work, not await is_ready(host), other and await other
