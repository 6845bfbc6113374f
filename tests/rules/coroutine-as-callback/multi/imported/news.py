import asyncio


async def tell(name):
    await asyncio.sleep(0)
    print(name)
