"""Loops that somebody closes, or still has."""

import asyncio
import contextlib


async def fetch():
    await asyncio.sleep(0.1)


def run():
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(fetch())
    finally:
        loop.close()


def closing():
    with contextlib.closing(asyncio.new_event_loop()) as loop:
        loop.run_until_complete(fetch())


def give():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(fetch())
    return loop


def keep(box):
    loop = asyncio.new_event_loop()
    box.loop = loop
    loop.run_until_complete(fetch())


def inner():
    loop = asyncio.new_event_loop()

    def stop():
        loop.close()

    loop.run_until_complete(fetch())
    return stop


def current():
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    return asyncio.get_event_loop()
