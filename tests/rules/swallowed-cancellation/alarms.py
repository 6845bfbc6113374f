"""Loops that survive their own cancellation."""

import asyncio
from asyncio import CancelledError as Cancelled, CancelledError


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
