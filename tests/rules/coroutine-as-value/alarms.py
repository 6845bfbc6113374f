"""Coroutines used as what they would give."""

import asyncio
from asyncio import to_thread as elsewhere


async def load(path):
    await asyncio.sleep(0)
    return [path]


# Elements, attributes, arithmetic, iteration.
async def total(path):
    first = load(path)[0]  # expect: PC1004 "`load(…)`"
    names = [row.name for row in load(path)]  # expect: PC1004
    for row in load(path):  # expect: PC1004
        print(row)
    return len(load(path)) + 1, first, names  # expect: PC1004


class Store:
    """Methods, and a library's coroutine under another name."""

    async def read(self, key):
        await asyncio.sleep(0)
        return key

    async def show(self, key):
        print(f"{key}: {self.read(key)}")  # expect: PC1006 "shows the coroutine"
        print(self.read(key))  # expect: PC1006
        return elsewhere(open, key).read()  # expect: PC1004


# Kept in a variable first.
async def size(store: Store):
    value = store.read("size")
    return value.strip()  # expect: PC1004 "`value` is the coroutine"


# A function that is not async itself.
def describe(path):
    return "rows: " + str(load(path))  # expect: PC1006


# Beside plain values in the dictionary that is returned.
async def summary(path):
    rows = await load(path)
    return {"path": path, "first": rows[0], "all": load(path)}  # expect: PC1006 "the dictionary holds the coroutine"
