"""Coroutines that give others a turn."""

import asyncio
import math


# Safe: it awaits, iterates or hands out.
async def poll(device):
    while True:
        if device.ready:
            print("ready")
        await asyncio.sleep(1)


async def follow(stream):
    while True:
        async for row in stream:
            print(row)


async def count():
    number = 0
    while True:
        yield number
        number += 1


# Safe: it ends.
async def find(rows):
    while True:
        row = rows.pop()
        if row:
            return row


async def drain(jobs):
    while True:
        if not jobs:
            break
        jobs.pop()


# Safe: leaves by an exception.
async def consume(iterator):
    while True:
        try:
            print(next(iterator))
        except StopIteration:
            return


# Safe: a moment of work.
def total(rows):
    return sum(math.sqrt(row) for row in rows)


async def show(rows):
    return total(rows)


# Safe: elsewhere.
def pairs(rows):
    return [(a, b) for a in rows for b in rows]


async def handed_over(rows):
    return await asyncio.to_thread(pairs, rows)


# Every thousandth turn lets the others go on, and a loop of that length is over in a moment.
async def patient(seed):
    total = seed
    for number in range(5_000_000):
        total += number
        if number % 1000 == 0:
            await asyncio.sleep(0)
    for number in range(64):
        total += number
    return total


# A loop that goes on by itself: what is tested changes in it.
async def strip(text):
    while True:
        if text.startswith("#"):
            text = text[1:]
        else:
            return text
