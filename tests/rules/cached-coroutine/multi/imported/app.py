from compat import asyncio, remember


@remember(maxsize=None)  # expect: PC1034
async def page(url):
    await asyncio.sleep(0)
    return url
