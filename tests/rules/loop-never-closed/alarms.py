"""Loops that are left open."""

import asyncio


async def fetch():
    await asyncio.sleep(0.1)


def run():
    loop = asyncio.new_event_loop()  # expect: PC1032 "`loop` is never closed: its selector and its sockets stay open"
    loop.run_until_complete(fetch())


def serve(jobs):
    mine = asyncio.new_event_loop()  # expect: PC1032
    asyncio.set_event_loop(mine)
    for job in jobs:
        mine.run_until_complete(job())
    return len(jobs)
