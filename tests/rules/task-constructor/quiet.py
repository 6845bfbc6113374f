"""Tasks that are made as they should be, and futures."""

import asyncio


async def fetch(name):
    await asyncio.sleep(0.1)
    return name


class Task:
    def __init__(self, job):
        self.job = job


async def main(job, loop):
    first = asyncio.create_task(fetch("a"))
    second = asyncio.ensure_future(job)
    third = loop.create_task(fetch("b"))
    own = Task(fetch)
    fourth = asyncio.ensure_future(fetch("c"), loop=loop)
    return await asyncio.gather(first, second, third, fourth), own


def start(loop):
    return asyncio.ensure_future(fetch("d"), loop=loop)


def factory(loop, coro, **options):
    return asyncio.Task(coro, loop=loop, **options)


def later():
    return asyncio.ensure_future(fetch("e"))
