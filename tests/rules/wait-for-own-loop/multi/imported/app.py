import asyncio

from bridge import load_now


async def total():
    return load_now(asyncio.get_running_loop())  # expect: PC0913
