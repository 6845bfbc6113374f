"""A primitive of asyncio belongs to the first event loop that waits for it."""
import asyncio
from asyncio import Lock as Gate, Semaphore, run

orders = asyncio.Queue()  # expect: PC1107 "orders"
oven = Gate()  # expect: PC1107 "oven"
waiters = Semaphore(2)  # expect: PC1107 "waiters"
bell: asyncio.Condition = asyncio.Condition()  # expect: PC1107 "bell"


# Directly: lunch and dinner each have a loop, and both wait for an order.
async def kitchen(first):
    asyncio.get_running_loop().call_later(0.01, orders.put_nowait, first)
    return await orders.get()


def day():
    print(asyncio.run(kitchen("soup")))
    print(asyncio.run(kitchen("stew")))


# In a helper that the tasks of each turn call.
async def bake(name):
    async with oven:
        await asyncio.sleep(0.01)
        return name


async def shift():
    return await asyncio.gather(bake("bread"), bake("cake"))


def week():
    for _ in range(7):
        run(shift())


# As tests do it: each has a loop, all share the module's primitives.
async def serve(table):
    await waiters.acquire()
    try:
        await asyncio.sleep(0.01)
    finally:
        waiters.release()


async def evening():
    async with asyncio.TaskGroup() as group:
        for table in range(4):
            group.create_task(serve(table))


def test_evening():
    asyncio.run(evening())


def test_late_evening():
    asyncio.run(evening())


# A task that is started before, and a wait that is always one.
async def listen():
    async with bell:
        await bell.wait()


async def ring():
    listening = asyncio.create_task(listen())
    await asyncio.sleep(0)
    async with bell:
        bell.notify_all()
    await listening


if __name__ == "__main__":
    day()
    asyncio.run(ring())
    asyncio.run(ring())
