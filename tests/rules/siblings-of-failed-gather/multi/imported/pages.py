import asyncio


async def download(page):
    await asyncio.sleep(0)
    raise OSError(page)


async def careful(page):
    try:
        await download(page)
    except Exception as error:
        print(error)
