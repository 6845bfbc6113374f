import asyncio


async def download(page):
    await asyncio.sleep(0)
    raise OSError(page)
