"""Loops that await what they are handed, and those over futures of threads."""

import asyncio
import concurrent.futures


async def fetch(name):
    await asyncio.sleep(0.1)
    return name


async def main(names):
    for done in asyncio.as_completed([fetch(name) for name in names]):
        print(await done)
    for done in asyncio.as_completed([fetch(name) for name in names]):
        done = asyncio.ensure_future(done)
        await done
        print(done.result())
    for done in asyncio.as_completed([fetch(name) for name in names]):
        await show(done)


async def show(done):
    print(await done)


def plain(names):
    with concurrent.futures.ThreadPoolExecutor() as pool:
        for done in concurrent.futures.as_completed([pool.submit(str.upper, name) for name in names]):
            print(done.result())
