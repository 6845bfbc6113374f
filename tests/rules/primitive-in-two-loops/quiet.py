"""Primitives of asyncio that only one loop ever waits for."""
import asyncio
import sys
import threading

stock = asyncio.Lock()
letters = asyncio.Queue()
door = asyncio.Event()
shelf = asyncio.Lock()
parcels = asyncio.Queue()
ledger = threading.Lock()
bags = asyncio.Queue()


# One loop for the whole program.
async def count():
    async with stock:
        await asyncio.sleep(0)


async def inventory():
    await asyncio.gather(count(), count())


def main():
    asyncio.run(inventory())


# Of two branches one is taken.
async def sort_letters():
    return await letters.get()


def post(fast):
    if fast:
        asyncio.run(sort_letters())
    else:
        asyncio.run(sort_letters())


# The second loop does not wait for it.
async def enter():
    await door.wait()


async def close():
    door.clear()


def visit():
    asyncio.run(enter())
    asyncio.run(close())


# Nobody competes for the lock, so nobody waits for it.
async def tidy():
    async with shelf:
        print("tidy")


def twice():
    asyncio.run(tidy())
    asyncio.run(tidy())


# The runner keeps its loop from run to run.
async def deliver():
    return await parcels.get()


def round_trip():
    with asyncio.Runner() as runner:
        runner.run(deliver())
        runner.run(deliver())


# Each run makes its own.
async def pack():
    own = asyncio.Queue()
    asyncio.get_running_loop().call_later(0.01, own.put_nowait, "box")
    return await own.get()


def pack_twice():
    asyncio.run(pack())
    asyncio.run(pack())


# A queue without a bound is put into at once, and a lock of threads knows no loop.
async def fill():
    with ledger:
        print("filling")
    await bags.put("bag")


def fill_twice():
    asyncio.run(fill())
    asyncio.run(fill())


# The variable of the function is another one.
async def peek(letters):
    return await letters.get()


def peek_twice(first, second):
    asyncio.run(peek(first))
    asyncio.run(peek(second))


if __name__ == "__main__":
    if sys.argv[1:]:
        post(True)
    else:
        main()
