import asyncio


async def sweep():
    await asyncio.sleep(60)


def begin():
    return asyncio.create_task(sweep())  # expect: PC1019
