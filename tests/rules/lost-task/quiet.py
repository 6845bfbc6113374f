"""Tasks that somebody keeps, and calls that only look like tasks."""

import asyncio
import weakref

tasks = set()


async def upload(row):
    await asyncio.sleep(row)


# Safe: a group keeps its tasks and waits for them.
async def grouped(rows):
    async with asyncio.TaskGroup() as group:
        for row in rows:
            group.create_task(upload(row))


# Safe: kept in a set until it is done.
async def kept(row):
    task = asyncio.create_task(upload(row))
    tasks.add(task)
    task.add_done_callback(tasks.discard)


# Safe: put in the container in one go.
async def appended(rows):
    waiting = []
    for row in rows:
        waiting.append(asyncio.create_task(upload(row)))
    await asyncio.gather(*waiting)


class Service:
    """Safe: an attribute lives as long as its object."""

    def __init__(self):
        self.worker = None
        self.pool = Nursery()

    async def start(self):
        self.worker = asyncio.create_task(upload(1))

    # Safe: a class of the program that keeps what it makes.
    def spawn(self, row):
        self.pool.create_task(upload(row))


class Nursery:
    def __init__(self):
        self.members = set()

    def create_task(self, work):
        task = asyncio.ensure_future(work)
        self.members.add(task)
        task.add_done_callback(self.members.discard)


# Safe: the caller gets it.
def started(row):
    return asyncio.create_task(upload(row))


# Safe: awaited, at once or after something else.
async def awaited(row):
    await asyncio.create_task(upload(row))
    task = asyncio.create_task(upload(row))
    await asyncio.sleep(1)
    await task


# Safe: the local holds it while the function waits.
async def serve(stop):
    heartbeat = asyncio.create_task(upload(1))
    await stop.wait()


# Unknown: what this object makes of it, nobody can tell.
def unknown(hass, row):
    hass.create_task(upload(row))
    hass.loop.create_task(upload(row))


# Safe: a closure reads it.
def cancellable(row):
    task = asyncio.ensure_future(upload(row))

    def cancel():
        task.cancel()

    return cancel


# Safe: the value of the lambda is for whoever calls it.
start_later = lambda row: asyncio.create_task(upload(row))


# Safe: the set only lists them, somebody else keeps them.
listed = weakref.WeakSet()
by_name = weakref.WeakKeyDictionary()


def listed_and_kept(row):
    task = asyncio.create_task(upload(row))
    listed.add(task)
    tasks.add(task)


def listed_and_returned(row):
    task = asyncio.create_task(upload(row))
    listed.add(task)
    return task


# Safe: awaited while the local holds it.
async def listed_and_awaited(row, stop):
    task = asyncio.create_task(upload(row))
    listed.add(task)
    await stop.wait()


# Safe: its values are kept, only the keys are weak.
def named(owner, row):
    by_name[owner] = asyncio.create_task(upload(row))


class Home:
    """Safe: the wrapper keeps the task, whatever its callers do with what it gives."""

    def __init__(self):
        self.running = set()

    def start(self, coroutine):
        task = asyncio.get_running_loop().create_task(coroutine)
        self.running.add(task)
        task.add_done_callback(self.running.remove)
        return task

    async def work(self):
        self.start(asyncio.sleep(1))


# Safe: the loop runs each task before the next one takes its name.
async def one_by_one(rows):
    for row in rows:
        task = asyncio.create_task(upload(row))
        await asyncio.sleep(1)


# Safe: kept by a container, though it has a callback too.
async def kept_and_told(row):
    tasks.add(asyncio.create_task(upload(row)))


# Safe: the helper keeps what it gives.
def begin(work):
    task = asyncio.ensure_future(work)
    tasks.add(task)
    task.add_done_callback(tasks.discard)
    return task


def shown(work):
    task = asyncio.ensure_future(work)
    print(task)
    return task


class Base:
    def start(self, row):
        return asyncio.ensure_future(upload(row))


class Keeping(Base):
    def start(self, row):
        return begin(upload(row))


async def begin_all(base: Base, rows):
    begin(upload(rows[0]))
    shown(upload(rows[1]))
    base.start(rows[2])
    await begin(upload(rows[3]))


# Safe: the callback keeps the task itself.
def remind(row, loop: asyncio.AbstractEventLoop):
    loop.call_later(60, lambda: tasks.add(asyncio.create_task(upload(row))))


# Safe: the callback knows the task, or the function waits while the local holds it.
def announced(row):
    task = asyncio.create_task(upload(row))
    task.add_done_callback(lambda _: print(task.get_name()))


async def waited(row):
    task = asyncio.create_task(upload(row))
    task.add_done_callback(print)
    await asyncio.sleep(1)


# Safe: the local holds it while this very function runs the loop.
def main(loop: asyncio.AbstractEventLoop):
    task = loop.create_task(upload(1))
    task.add_done_callback(print)
    loop.run_forever()
