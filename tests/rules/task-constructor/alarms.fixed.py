"""Tasks that are not made by `create_task`."""

import asyncio
import asyncio as aio


async def fetch(name):
    await asyncio.sleep(0.1)
    return name


async def main():
    first = asyncio.Task(fetch("a"))  # expect: PC1020 "`asyncio.Task` makes a task past the loop and its task factory; `create_task()` asks the loop"
    # the second
    second = aio.create_task(fetch("b"))  # expect: PC1522
    third = asyncio.Task(fetch("c"), name="third")  # expect: PC1020
    return await asyncio.gather(first, second, third)


def plain(loop):
    return asyncio.Task(fetch("d"), loop=loop)  # expect: PC1020
