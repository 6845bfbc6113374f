"""Conditions that ask a coroutine object."""

import asyncio


async def is_ready(host):
    await asyncio.sleep(1)
    return host == "localhost"


# Directly.
async def connect(host):
    if is_ready(host):  # expect: PC1005 "`is_ready(…)`"
        print("connected")


class Store:
    """Methods, negated and beside another condition."""

    async def exists(self, key):
        await asyncio.sleep(0)
        return key == 1

    async def create(self, key):
        if not self.exists(key):  # expect: PC1005
            print("created")
        while key and self.exists(key):  # expect: PC1005
            key += 1

    # Compared: a coroutine is equal to nothing else.
    async def kind(self, key):
        if self.exists(key) == True:  # expect: PC1005
            return "old"
        return "known" if self.exists(key) else "new"  # expect: PC1005


# In an assignment expression, in an assertion and in a comprehension.
async def check(store: Store, keys):
    if found := store.exists(1):  # expect: PC1005
        print(found)
    assert store.exists(2)  # expect: PC1005
    return [key for key in keys if store.exists(key)]  # expect: PC1005


# A function that is not async itself.
def ready(host):
    return "yes" if is_ready(host) else "no"  # expect: PC1005


# A coroutine of the library.
async def signalled(event: asyncio.Event):
    if event.wait():  # expect: PC1005
        print("go")


# Asked by `and`, `or` and `not` outside of conditions, and compared as a value.
async def states(store: Store, host):
    old = store.exists(1) and host  # expect: PC1005
    either = is_ready(host) or store  # expect: PC1005
    absent = not store.exists(3)  # expect: PC1005
    return is_ready(host) is None, old, either, absent  # expect: PC1005
