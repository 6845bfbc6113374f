"""Entries that cannot be compared."""

import asyncio
import heapq
import queue
from dataclasses import dataclass


class Job:
    def __init__(self, name):
        self.name = name


@dataclass
class Order:
    number: int


def plan(names):
    jobs = queue.PriorityQueue()
    for name in names:
        jobs.put((1, Job(name)))  # expect: PC0513 "two entries of equal priority are compared by `Job(…)`, which has no order"
    jobs.put((2, {"name": "last"}))  # expect: PC0513
    jobs.put_nowait((3, lambda: print("done")))  # expect: PC0513
    return jobs


def plain():
    orders = queue.PriorityQueue()
    orders.put(Order(1))  # expect: PC0513 "`Order(…)` has no order: the queue raises TypeError with the second entry"
    return orders


async def serve(waiting: asyncio.PriorityQueue, order=Order(3)):
    await waiting.put((0, Order(2)))  # expect: PC0513


def heap(names):
    entries = []
    for name in names:
        heapq.heappush(entries, (len(name), plan))  # expect: PC0513
    return entries
