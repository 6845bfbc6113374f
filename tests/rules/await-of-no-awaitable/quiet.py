"""Awaited, and rightly so, or nobody knows."""

import asyncio
import queue


# Safe: returns what can be awaited.
def later():
    return asyncio.sleep(1)


async def work():
    await later()
    # To be written.
    await ...
    task = asyncio.create_task(asyncio.sleep(1))
    await task


class Base:
    """A subclass gives something."""

    def close(self):
        print("closed")

    def flush(self):
        raise NotImplementedError

    async def end(self):
        await self.close()
        await self.flush()


class Disk(Base):
    def close(self):
        return asyncio.sleep(1)


# Safe: a queue may hold tasks.
async def take(jobs: queue.SimpleQueue):
    await jobs.get_nowait()


# Safe: a stub for others to fill in.
def stub():
    ...


async def use():
    await stub()


# Unknown: anything may come out of it.
async def unknown(client):
    await client.close()


# Safe: one of the ways gives something to await; parentheses are no tuple.
def maybe(now):
    if now:
        return [now]
    return asyncio.sleep(1)


async def either(now, print):
    await maybe(now)
    await (maybe(now))
    await print(now)
