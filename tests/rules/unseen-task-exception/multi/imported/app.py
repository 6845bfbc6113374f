import asyncio

from pages import download


async def mirror():
    await asyncio.gather(download("a"), download("b"), return_exceptions=True)  # expect: PC1009
