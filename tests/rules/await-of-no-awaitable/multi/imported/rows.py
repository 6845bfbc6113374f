import asyncio


def forget(rows):
    rows.clear()


async def load():
    await asyncio.sleep(0)
    return []
