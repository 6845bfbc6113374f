"""Shields around what somebody holds."""

import asyncio

saving = set()


async def save(name):
    await asyncio.sleep(0.1)
    return name


async def main(job, loop):
    task = asyncio.create_task(save("a"))
    saving.add(task)
    await asyncio.shield(task)
    await asyncio.shield(job)
    await asyncio.shield(loop.run_in_executor(None, print))
    await asyncio.shield(save("b") if job is None else job)
