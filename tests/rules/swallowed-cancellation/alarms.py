"""Loops that survive their own cancellation."""

import asyncio
import contextlib
from asyncio import CancelledError as Cancelled, CancelledError
from contextlib import suppress


# Directly.
async def heartbeat(client):
    while True:
        try:
            await client.ping()
        except asyncio.CancelledError:  # expect: PC1301 "`heartbeat` catches its cancellation"
            print("interrupted")


class Consumer:
    """Among other types, in a method."""

    def __init__(self):
        self.jobs = asyncio.Queue()

    async def run(self):
        while True:
            try:
                job = await self.jobs.get()
                job()
            except (ValueError, asyncio.CancelledError) as error:  # expect: PC1301
                print(error)


# Under another name, below a condition.
async def poll(device):
    while True:
        if device.ready:
            try:
                await asyncio.sleep(1)
            except Cancelled:  # expect: PC1301
                pass


# The rest of the turn waits again.
async def retry(connect):
    while True:
        try:
            await connect()
        except CancelledError:  # expect: PC1301
            continue
        except OSError:
            await asyncio.sleep(1)


# Everything is caught, by a bare handler, by name and among others.
async def fetch(client):
    try:
        return await client.get()
    except:  # expect: PC1302 "`fetch` catches every exception around an `await`"
        return None


async def load(client):
    try:
        await client.get()
    except BaseException as error:  # expect: PC1302
        print("failed", error)


async def store(client, rows):
    for row in rows:
        try:
            async with client.open() as file:
                await file.write(row)
        except (OSError, BaseException):  # expect: PC1302
            continue


# Suppressed.
async def quietly(client):
    with suppress(BaseException):  # expect: PC1303
        await client.get()


async def tick(client):
    while True:
        with contextlib.suppress(asyncio.CancelledError):  # expect: PC1303
            await client.tick()
