"""Caches of results, and caches made for coroutines."""

import asyncio
from functools import cache, lru_cache

from async_lru import alru_cache


# Safe: a plain function.
@lru_cache
def size(path):
    return len(path)


# Safe: made for coroutines.
@alru_cache
async def rate(currency):
    await asyncio.sleep(1)
    return currency


# Safe: a task can be awaited again.
@cache
def token():
    return asyncio.ensure_future(rate("EUR"))


# Unknown: a decorator of that name.
def cached(function):
    return function


@cached
async def version():
    return 1


# Safe: a plain function, and a cache that is no cache yet.
size_once = lru_cache(lambda path: len(path))
size_few = lru_cache(maxsize=3)(len)
remember = lru_cache(maxsize=3)
