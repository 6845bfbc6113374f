import asyncio

from pages import careful, download


async def mirror():
    try:
        await asyncio.gather(download(1), download(2))  # expect: PC1008
    except OSError:
        print("failed")


async def gently():
    try:
        await asyncio.gather(careful(1), careful(2))
    except OSError:
        print("never")
