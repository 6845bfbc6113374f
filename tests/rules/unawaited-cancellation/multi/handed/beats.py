import asyncio


async def beat(link):
    while True:
        await link.send(b"")


def heartbeat(link):
    return asyncio.create_task(beat(link))
