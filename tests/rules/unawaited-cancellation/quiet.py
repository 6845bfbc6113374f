"""Cancelled tasks that somebody waits for, or that need no waiting."""

import asyncio
import contextlib


async def beat(link):
    while True:
        await link.send(b"")


# Safe: awaited.
async def awaited(link):
    heart = asyncio.create_task(beat(link))
    await link.receive()
    heart.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await heart


# Safe: gathered, or waited for in a set.
async def gathered(link):
    one = asyncio.create_task(beat(link))
    two = asyncio.create_task(beat(link))
    await link.receive()
    one.cancel()
    two.cancel()
    await asyncio.gather(one, return_exceptions=True)
    await asyncio.wait({two})


# Safe: a group waits for its tasks.
async def grouped(link):
    async with asyncio.TaskGroup() as group:
        heart = group.create_task(beat(link))
        await link.receive()
        heart.cancel()


# Safe: somebody else has it.
async def kept(link, tasks):
    heart = asyncio.create_task(beat(link))
    await link.receive()
    heart.cancel()
    tasks.append(heart)


# Safe: what is done afterwards is the callback's.
async def told(link, done):
    heart = asyncio.create_task(beat(link))
    await link.receive()
    heart.cancel()
    heart.add_done_callback(done)


# Safe: a plain function cannot wait.
def stop(heart: asyncio.Task):
    heart.cancel()


class Client:
    """Safe: another method waits for it."""

    def __init__(self, link):
        self._link = link
        self._heart = asyncio.create_task(beat(link))
        self.shared = asyncio.create_task(beat(link))

    async def close(self):
        self._heart.cancel()
        await self.closed()

    async def closed(self):
        await asyncio.wait([self._heart])

    # Unknown: who else has a public one.
    async def drop(self):
        self.shared.cancel()


# Safe: `asyncio.run` waits for what is left.
async def main(link):
    heart = asyncio.create_task(beat(link))
    await link.receive()
    heart.cancel()


# Safe: all tasks are waited for.
async def leave(link):
    heart = asyncio.create_task(beat(link))
    await link.receive()
    heart.cancel()
    await asyncio.wait(asyncio.all_tasks() - {asyncio.current_task()})


# Unknown: a timer's `cancel` has nothing to wait for.
async def timed(loop: asyncio.AbstractEventLoop):
    timer = loop.call_later(1, print)
    timer.cancel()


# Safe: a task that only waits has nothing to tidy up.
async def first_of(link, stop: asyncio.Event):
    stopping = asyncio.create_task(stop.wait())
    await link.receive()
    stopping.cancel()


# Unknown: who else waits for what a container holds.
async def all_of(link):
    tasks = [asyncio.create_task(beat(link))]
    link.keep(tasks)
    for task in tasks:
        task.cancel()


if __name__ == "__main__":
    asyncio.run(main(None))
