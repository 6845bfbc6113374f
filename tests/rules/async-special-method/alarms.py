"""Methods that Python calls and does not await."""

import asyncio


class Connection:
    async def __init__(self, host):  # expect: PC1035 "`__init__` cannot be `async`: Python calls it itself, and a coroutine is a TypeError there"
        self.host = host
        await asyncio.sleep(0)

    async def __enter__(self):  # expect: PC1035 "`async` `__enter__` never runs: Python calls it itself and awaits nothing"
        return self

    async def __exit__(self, *error):  # expect: PC1035 "`async` `__exit__` never runs, and the coroutine counts as true"
        await asyncio.sleep(0)

    async def __del__(self):  # expect: PC1035
        print("closed")


class Pages:
    async def __len__(self):  # expect: PC1035
        return 3

    async def __contains__(self, page):  # expect: PC1035
        return page in "abc"

    async def __iter__(self):  # expect: PC1035
        yield 1

    async def __aiter__(self):  # expect: PC1035
        return self

    async def __setitem__(self, number, page):  # expect: PC1035
        await asyncio.sleep(0)
