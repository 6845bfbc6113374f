import asyncio

from alarm import ring


async def main(bell):
    asyncio.get_running_loop().call_later(1, ring, bell)
    await asyncio.sleep(5)
