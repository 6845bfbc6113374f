"""A help desk: calls get numbers, and each call is answered for the customer who made it. Or for another one.

What each thread or task should have for itself, and what they should take in turns, is mixed up.
"""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar

caller = ContextVar("caller")
desk = threading.local()


def numbers():
    number = 0
    while True:
        number += 1
        yield number


tickets = numbers()


def hand_out():
    for _ in range(100):
        print("ticket", next(tickets))


def open_desks():
    desks = [threading.Thread(target=hand_out) for _ in range(3)]
    for each in desks:
        each.start()
    for each in desks:
        each.join()


def write_minutes():
    print("called by", caller.get())


def take_call(name):
    caller.set(name)
    with ThreadPoolExecutor() as office:
        office.submit(write_minutes)


class Archive:
    def __init__(self, shelf):
        self.shelf = shelf
        self.clerks = ThreadPoolExecutor(max_workers=2)

    def file(self, minutes):
        self.clerks.submit(self.shelf.append, minutes)

    def close(self):
        print(len(self.shelf), "minutes are filed")


async def answer(name):
    desk.customer = name
    await asyncio.sleep(1)
    print("answered", desk.customer)


async def main():
    await asyncio.gather(*(answer(name) for name in ["Ada", "Bob"]))


if __name__ == "__main__":
    open_desks()
    take_call("Ada")
    asyncio.run(main())
