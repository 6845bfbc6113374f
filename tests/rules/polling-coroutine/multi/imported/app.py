import asyncio

from state import stopped


async def follow():
    while not stopped.is_set():  # expect: PC1109
        await asyncio.sleep(1)
