"""Tasks that only containers of weak references lead to."""

import asyncio
import weakref
from weakref import WeakSet as Gone

background_tasks = set()

running = weakref.WeakSet()


async def upload(row):
    await asyncio.sleep(row)


# Directly.
def save(row):
    running.add(asyncio.create_task(upload(row)))  # expect: PC1001 "weak references in `running`"


# By a local that ends with the function.
def save_soon(row):
    task = asyncio.ensure_future(upload(row))  # expect: PC1001
    background_tasks.add(task)
    task.add_done_callback(background_tasks.discard)
    running.add(task)
    task.add_done_callback(print)


class Uploads:
    """Entries of a dictionary that forgets."""

    def __init__(self):
        self.by_row = weakref.WeakValueDictionary()
        self.others = Gone()

    async def begin(self, row, loop: asyncio.AbstractEventLoop):
        self.by_row[row] = loop.create_task(upload(row))  # expect: PC1001 "`self.by_row`"
        self.others.add(asyncio.create_task(upload(row)))  # expect: PC1001
