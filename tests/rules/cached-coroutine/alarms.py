"""Caches that keep coroutines."""

import asyncio
import functools
from functools import cache, cached_property
from functools import lru_cache as remember


@functools.lru_cache(maxsize=10)  # expect: PC1034 "`functools.lru_cache` caches the coroutine of `rate`"
async def rate(currency):
    await asyncio.sleep(1)
    return 1.5


@remember  # expect: PC1034
async def size(path):
    return len(path)


class Client:
    @cache  # expect: PC1034
    async def token(self):
        return await asyncio.to_thread(input)

    @cached_property  # expect: PC1034
    async def version(self):
        return 1


# Without a decorator.
async def load(path):
    await asyncio.sleep(0)
    return path


load_once = remember(load)  # expect: PC1034 "`remember` caches the coroutine of `load`"
load_few = functools.lru_cache(maxsize=3)(load)  # expect: PC1034
