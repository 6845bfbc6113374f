import asyncio

from errors import CancelledError


async def work(jobs):
    while True:
        try:
            await jobs()
        except CancelledError:  # expect: PC1301
            print("cancelled")
        await asyncio.sleep(0)
