"""Event loops started where one runs already."""

import asyncio
from asyncio import run as start


async def load():
    return 1


# Directly, under another name, and on a new loop.
async def show():
    print(asyncio.run(load()))  # expect: PC0912 "`asyncio.run`"
    start(load())  # expect: PC0912 "`start`"
    loop = asyncio.new_event_loop()  # expect: PC1032
    return loop.run_until_complete(load())  # expect: PC0912


# One function below.
def refresh():
    return asyncio.run(load())  # related: PC0912 "called here"


async def poll():
    while True:
        refresh()  # expect: PC0912 "`refresh` ends up calling `asyncio.run`"
        await asyncio.sleep(1)


class Client:
    """A bridge for plain code, used from a coroutine."""

    def __init__(self):
        self.loop = asyncio.get_event_loop()

    async def _fetch(self):
        return 1

    def fetch(self):
        return self.loop.run_until_complete(self._fetch())

    async def fetch_twice(self):
        first = self.fetch()  # expect: PC0912 "`self.loop.run_until_complete`"
        return first, await self._fetch()


# Twice below, said once.
def fetch_and_close(loop):
    loop = asyncio.new_event_loop()
    loop.run_until_complete(load())
    loop.run_until_complete(load())


async def tidy(loop):
    fetch_and_close(loop)  # expect: PC0912


# Below a loop and a test that ask nothing of the caller.
class Reports:
    def __init__(self, names):
        self.names = names

    def print_all(self, title):
        if title is None:
            title = "Reports"
        print(title)
        for name in self.names:
            if name:
                print(name, asyncio.run(load()))


async def report():
    Reports(["a", "b"]).print_all("All")  # expect: PC0912
