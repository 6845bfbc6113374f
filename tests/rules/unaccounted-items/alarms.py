"""Queues that are waited for, and nobody says that anything is done."""

import asyncio
import multiprocessing
import queue
import threading
from queue import PriorityQueue as Agenda

letters = queue.Queue()


def sort_letters():
    while True:
        print(letters.get())


def sort_all(names):
    threading.Thread(target=sort_letters, daemon=True).start()
    for name in names:
        letters.put(name)
    letters.join()  # expect: PC0502 "letters"


def bake(orders):
    while True:
        order = orders.get()
        if order is None:
            break
        print(order)


def bakery(wanted):
    orders = queue.Queue(maxsize=10)
    bakers = [threading.Thread(target=bake, args=(orders,)) for _ in range(4)]
    for baker in bakers:
        baker.start()
    for each in wanted:
        orders.put(each)
    orders.join()  # expect: PC0502 "orders"
    for _ in bakers:
        orders.put(None)
    for baker in bakers:
        baker.join()


class Cook(threading.Thread):
    def __init__(self, dishes):
        super().__init__(daemon=True)
        self.dishes = dishes

    def run(self):
        for dish in iter(self.dishes.get, None):
            print(dish)


def dinner(names):
    dishes = multiprocessing.JoinableQueue()
    Cook(dishes).start()
    for name in names:
        dishes.put(name)
    dishes.join()  # expect: PC0502 "dishes"


class Desk:
    def __init__(self):
        self._calls = Agenda()
        self._clerk = threading.Thread(target=self._answer, daemon=True)
        self._clerk.start()

    def _answer(self):
        while True:
            _, caller = self._calls.get()
            print(caller)

    def ring(self, caller):
        self._calls.put((1, caller))

    def close(self):
        self._calls.join()  # expect: PC0502 "self._calls"


async def walk(dogs: asyncio.Queue):
    while True:
        print(await dogs.get())


async def kennel(names):
    dogs: asyncio.Queue = asyncio.Queue()
    walker = asyncio.create_task(walk(dogs))
    for name in names:
        await dogs.put(name)
    await dogs.join()  # expect: PC1110 "dogs"
    walker.cancel()
    await asyncio.gather(walker, return_exceptions=True)


def closure(names):
    todo = queue.Queue()

    def work():
        while True:
            print(todo.get(timeout=5))

    threading.Thread(target=work, daemon=True).start()
    for name in names:
        todo.put(name)
    todo.join()  # expect: PC0502 "todo"
