import asyncio


def work(loop: asyncio.AbstractEventLoop, done):
    loop.call_soon(done)  # expect: PC1201
