"""Async generators that pause inside a block that somebody has to leave."""

import asyncio
from asyncio import timeout as limit


# Directly: the time runs while the generator is paused.
async def lines(reader):
    async with asyncio.timeout(5):
        while line := await reader.readline():
            yield line  # expect: PC1309 "`asyncio.timeout(…)`"


# Under another name, beside something else; one alarm for a block.
async def pages(client, urls):
    async with client.session() as session, limit(10):
        for url in urls:
            yield await session.get(url)  # expect: PC1309
            yield None


class Results:
    """A method, and a condition in between."""

    def __init__(self, pool):
        self.pool = pool

    async def rows(self, query):
        async with self.pool.acquire() as connection:
            async for row in connection.cursor(query):
                if row:
                    got = yield row  # expect: PC1310 "`self.pool.acquire()`"
                    print(got)

    # A group of tasks, which cancels whoever is inside when one fails.
    async def merged(self, queries):
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self.pool.fetch(query)) for query in queries]
            for task in tasks:
                yield await task  # expect: PC1309


# As it is in clients that reconnect: the loop is outside.
async def connections(connect):
    while True:
        try:
            async with connect() as connection:
                yield connection  # expect: PC1310
        except OSError:
            continue
