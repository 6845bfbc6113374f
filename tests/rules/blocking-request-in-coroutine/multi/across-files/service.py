import asyncio

from transport import session


async def show(url):
    await asyncio.sleep(0)
    return session.get(url).text  # expect: PC0902
