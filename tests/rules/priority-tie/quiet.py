"""Entries with an order, or something in between that decides."""

import functools
import heapq
import itertools
import queue
from dataclasses import dataclass, field

import elsewhere

counter = itertools.count()


class Job:
    def __init__(self, name):
        self.name = name


class Ranked(Job):
    def __lt__(self, other):
        return self.name < other.name


@functools.total_ordering
class Total:
    def __gt__(self, other):
        return True


@dataclass(order=True)
class Order:
    number: int
    job: Job = field(compare=False)


class Foreign(elsewhere.Base):
    pass


def plan(names, something):
    jobs = queue.PriorityQueue()
    for name in names:
        jobs.put((1, next(counter), Job(name)))
        jobs.put((1, name, Job(name)))
        jobs.put((1, Ranked(name)))
        jobs.put((1, Total()))
        jobs.put((1, Foreign()))
        jobs.put((1, something))
        jobs.put((1, name))
        jobs.put(Order(1, Job(name)))
    jobs.put((1,))
    return jobs


def numbered(names):
    entries = []
    turn = 0
    for index, name in enumerate(names):
        heapq.heappush(entries, (index, Job(name)))  # no number comes twice
        heapq.heappush(entries, (turn, Job(name)))
        heapq.heappush(entries, (next(counter), Job(name)))
        turn += 1
    return entries


def other(names):
    jobs = queue.Queue()
    for name in names:
        jobs.put((1, Job(name)))  # first come, first served
    entries = []
    heapq.heappush(entries, (1, next(counter), {}))
    return jobs, entries
