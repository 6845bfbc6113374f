"""Methods that are awaited, or not Python's own."""

import asyncio


class Connection:
    def __init__(self, host):
        self.host = host

    async def __new__(cls, host):  # `await Connection(host)`
        return super().__new__(cls)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        await asyncio.sleep(0)

    async def __call__(self):
        await asyncio.sleep(0)

    async def __getitem__(self, name):  # `await connection[name]`
        return name

    async def __anext__(self):
        raise StopAsyncIteration

    def __await__(self):
        return asyncio.sleep(0).__await__()


class Pages:
    async def __aiter__(self):  # an asynchronous generator
        yield 1

    @staticmethod
    async def init():
        await asyncio.sleep(0)


async def __len__():  # no method
    return 0
