import asyncio


async def load():
    await asyncio.sleep(0)
    return 1


def load_now(loop):
    return asyncio.run_coroutine_threadsafe(load(), loop).result()
