"""A bot that tells customers where their parcels are. It was written in a hurry, and forgets to await.

Nothing here is a thread, and still nearly every function does something else than it says.
"""

import asyncio
import threading
from contextlib import asynccontextmanager
from functools import lru_cache

book_lock = threading.Lock()
parcel_lock = asyncio.Lock()
parcels = {}


@lru_cache
async def position(parcel):
    await asyncio.sleep(0.1)
    return (52.5, 13.4)


async def is_known(parcel):
    async with parcel_lock:
        return parcel in parcels


async def tell(customer, parcel):
    await asyncio.sleep(0.1)
    print(customer, f"your parcel is at {await position(parcel)}")


async def owner(parcel):
    await asyncio.sleep(0.1)
    return parcels[parcel]


async def initial(parcel):
    return owner(parcel)[0]


async def register(customer, parcel):
    if is_known(parcel):
        return
    async with book_lock:
        parcels[parcel] = customer
    tell(customer, parcel)


async def greet(customer, parcel):
    asyncio.create_task(tell(customer, parcel))


async def book(parcel):
    with book_lock:
        await tell(parcels[parcel], parcel)


async def repeat(customer, parcel):
    message = tell(customer, parcel)
    while True:
        await message


def forget(parcel):
    parcels.pop(parcel, None)


async def deliver(parcel):
    await forget(parcel)


async def watch(parcel):
    while True:
        try:
            await deliver(parcel)
        except asyncio.CancelledError:
            print("not now")


async def remind(customer, parcel):
    asyncio.get_running_loop().call_later(60, tell, customer, parcel)


class Depot:
    def __init__(self):
        self.loop = None
        self.open = False
        self.count = 0
        self.clock = None

    async def start(self):
        self.loop = asyncio.get_running_loop()
        scanner = threading.Thread(target=self.scan)
        scanner.start()
        await asyncio.gather(self.receive(1), self.receive(2), return_exceptions=True)
        self.open = True
        await asyncio.to_thread(scanner.join)

    def scan(self):
        self.loop.call_soon(print, "a parcel")

    async def receive(self, parcel):
        self.count += len(await position(parcel))

    async def wait(self):
        while not self.open:
            await asyncio.sleep(1)

    async def sort(self):
        while True:
            self.count += 1


async def patrol(depot):
    second = asyncio.create_task(depot.receive(2))
    await depot.receive(1)
    second.cancel()


async def restock(depot):
    try:
        await asyncio.gather(depot.receive(4), depot.receive(5))
    except LookupError:
        print("one of them is lost")


async def scans(depot):
    async with asyncio.timeout(60):
        while depot.open:
            yield await position(depot.count)


@asynccontextmanager
async def rush_hour(depot):
    depot.count += 100
    yield depot
    depot.count -= 100


async def rush(depot):
    await asyncio.gather(*(depot.receive(parcel) for parcel in range(3)))


if __name__ == "__main__":
    closing = asyncio.create_task(Depot().start())
    asyncio.run(rush(Depot()))
