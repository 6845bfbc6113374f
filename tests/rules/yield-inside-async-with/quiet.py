"""Generators that pause where nothing has to be left, or whose caller leaves it."""

import asyncio
import contextlib


# Safe: the caller's `async with` comes back.
@contextlib.asynccontextmanager
async def connected(pool):
    async with pool.acquire() as connection:
        yield connection


def fixture(function):
    return function


# Safe: the framework comes back after the test.
@fixture
async def client(make):
    async with make() as made:
        yield made


# Safe: the block is left before the value goes out.
async def rows(pool, queries):
    for query in queries:
        async with pool.acquire() as connection:
            row = await connection.fetch(query)
        yield row


# Safe: a plain manager has nothing to await when the generator is collected.
async def lines(path):
    with contextlib.closing(path) as source:
        for line in source:
            await asyncio.sleep(0)
            yield line


# Safe: no generator.
async def fetched(pool):
    async with pool.acquire() as connection, asyncio.timeout(1):
        return [row async for row in connection]


# Safe: a generator inside, which pauses outside of any block.
async def nested(pool):
    async with pool.acquire() as connection:

        async def each():
            yield connection

        return [row async for row in each()]
