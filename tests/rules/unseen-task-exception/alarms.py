"""Exceptions that are handed over to nobody."""

import asyncio
from asyncio import gather as together


async def download(page):
    await asyncio.sleep(0)
    raise OSError(page)


# Gathered, one by one, from a comprehension and under another name.
async def refresh(pages):
    await asyncio.gather(download("a"), download("b"), return_exceptions=True)  # expect: PC1009 "`asyncio.gather`"
    await asyncio.gather(*[download(page) for page in pages], return_exceptions=True)  # expect: PC1009
    await together(*(download(page) for page in pages), return_exceptions=True)  # expect: PC1009 "`together`"


class Mirror:
    """Waited for, and never asked."""

    async def copy(self, pages):
        tasks = [asyncio.create_task(download(page)) for page in pages]
        await asyncio.wait(tasks)  # expect: PC1010 "`asyncio.wait`"
        print("copied")

    async def both(self):
        first = asyncio.create_task(download("a"))
        second = asyncio.create_task(download("b"))
        await asyncio.wait({first, second}, timeout=5)  # expect: PC1010

    # Handed to the loop of another thread.
    def ask(self, loop):
        asyncio.run_coroutine_threadsafe(download("c"), loop)  # expect: PC1205


# `map` starts one for each channel, and what they raise is among the results.
async def announce(publish, channels):
    await asyncio.gather(*map(publish, channels), return_exceptions=True)  # expect: PC1009
    print("announced")


# Under names that nobody reads.
async def mirror_all(rows):
    results = await asyncio.gather(*[download(row) for row in rows], return_exceptions=True)  # expect: PC1009
    print("sent")


async def wait_for_both():
    tasks = [asyncio.create_task(download(1)), asyncio.create_task(download(2))]
    done, pending = await asyncio.wait(tasks)  # expect: PC1010
    print("sent")
