"""Coroutines that keep the event loop to themselves."""

import asyncio
from collections import deque


# For ever.
async def spin(jobs: deque):
    print("started")
    while True:  # expect: PC0915 "never awaits"
        if jobs:
            print(jobs.popleft())


class Report:
    """A method below computes."""

    def pairs(self, rows):
        count = 0
        for left in range(len(rows)):
            for right in range(left):
                if rows[left] == rows[right]:
                    count += 1
        return count

    async def show(self, rows):
        await asyncio.sleep(0)
        return self.pairs(rows)  # expect: PC0915 "`pairs` computes in nested loops, and the event loop waits until it is done"


# A function, and one that calls it.
def triangles(size):
    found = 0
    for a in range(size):
        for b in range(size):
            found += a * b
    return found


def render(size):
    return triangles(size)


async def draw(size):
    return triangles(size)  # expect: PC0915


# A loop inside the endless one that only breaks out of itself.
async def search(rows):
    await asyncio.sleep(0)
    while 1:  # expect: PC0915
        for row in rows:
            if row:
                break


# Whoever fills the queue is another task, which gets no turn while it is empty.
pending = deque()


async def consume():
    while True:  # expect: PC0915 "while this test fails the loop never awaits"
        if pending:
            job = pending.popleft()
            if job is None:
                break
            print(job)


# So many turns are a long time, however little each does.
ROUNDS = 2_000_000


async def checksum(seed):
    total = seed
    for number in range(ROUNDS):  # expect: PC0915 "2000000 times"
        total = (total * 31 + number) % 1_000_003
    return total
