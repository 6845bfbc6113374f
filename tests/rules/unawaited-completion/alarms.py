"""Loops over `as_completed` that forget to await."""

import asyncio
from asyncio import as_completed


async def fetch(name):
    await asyncio.sleep(0.1)
    return name


async def main(names):
    for done in asyncio.as_completed([fetch(name) for name in names]):
        print(done.result())  # expect: PC1021 "`as_completed()` hands out coroutines: `done` has no result until it is awaited"
    for each in as_completed([fetch(name) for name in names], timeout=3):
        # shown as it comes
        print("got", each)  # expect: PC1021 "`as_completed()` hands out coroutines: `each` is printed as one, not its result"
