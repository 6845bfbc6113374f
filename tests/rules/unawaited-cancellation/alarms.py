"""Tasks that are asked to end, by a function that goes on as if they had."""

import asyncio
from asyncio import create_task as spawn


async def beat(link):
    try:
        while True:
            await link.send(b"")
            await asyncio.sleep(5)
    finally:
        await link.send(b"bye")


# Directly.
async def exchange(link, data):
    heart = asyncio.create_task(beat(link))
    await link.send(data)
    heart.cancel()  # expect: PC1016 "`heart`"
    link.close()


# Under another name, on a condition.
async def exchange_some(link, rows):
    heart = spawn(beat(link))
    for row in rows:
        await link.send(row)
    if not heart.done():
        heart.cancel()  # expect: PC1016
    link.close()


class Client:
    """An attribute that another method has set."""

    def __init__(self, link):
        self._link = link
        self._heart = None

    async def open(self):
        self._heart = asyncio.create_task(beat(self._link))

    async def close(self):
        if self._heart is not None:
            self._heart.cancel()  # expect: PC1016 "`self._heart`"
            self._heart = None
        self._link.close()


# As it is in `finally`, where most of them are.
async def serve(loop: asyncio.AbstractEventLoop, link):
    watcher = loop.create_task(beat(link))
    try:
        await link.receive()
    finally:
        watcher.cancel()  # expect: PC1016
