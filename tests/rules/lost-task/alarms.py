"""Tasks that nobody keeps."""

import asyncio
from asyncio import AbstractEventLoop, ensure_future as later


async def upload(row):
    await asyncio.sleep(row)


# Directly.
async def save(row):
    asyncio.create_task(upload(row))  # expect: PC1001 "`asyncio.create_task`"


# Through another name, on a condition.
async def save_soon(row, urgent):
    urgent or later(upload(row))  # expect: PC1001 "`later`"; PC1522


class Bot:
    """The loop is an argument or the current one, and set in another method."""

    def __init__(self, loop=None):
        self.rows = []
        self.attach(loop)

    def attach(self, loop):
        self.loop = loop or asyncio.get_event_loop()

    def send(self, row):
        self.loop.create_task(upload(row))  # expect: PC1001 "`self.loop.create_task`"

    def send_all(self):
        [self.loop.create_task(upload(row)) for row in self.rows]  # expect: PC1001


# A loop that comes in, known by its annotation.
def schedule(row, loop: AbstractEventLoop):
    if row:
        loop.create_task(upload(row))  # expect: PC1001


# A loop in a local.
async def restart(rows):
    loop = asyncio.get_running_loop()
    for row in rows:
        loop.create_task(upload(row))  # expect: PC1001
    await asyncio.sleep(0)


# Kept in a local that nobody reads and that is gone at once.
def on_message(row):
    task = asyncio.ensure_future(upload(row))  # expect: PC1001 "only `task` keeps the task"
    print("scheduled")


# The loop is there before its tasks are; so was the module's own.
main_loop = asyncio.new_event_loop()
main_loop.create_task(upload(1))  # expect: PC1001
main_loop.run_forever()


# In a test it makes the test fail now and then; a hint.
async def test_upload():
    asyncio.create_task(upload(1))  # expect: PC1001


# The task knows its callback, not the callback its task.
async def report(row):
    asyncio.create_task(upload(row)).add_done_callback(print)  # expect: PC1001


# In each round the one before is forgotten, before the loop has run it.
async def restart_all(rows):
    for row in rows:
        task = asyncio.create_task(upload(row))  # expect: PC1001 "only `task` keeps the task"
    await asyncio.sleep(1)


# The loop has no use for what its callbacks give.
def remind(row, loop: AbstractEventLoop):
    loop.call_later(60, lambda: asyncio.create_task(upload(row)))  # expect: PC1001
    loop.add_signal_handler(15, lambda: loop.create_task(upload(row)))  # expect: PC1001


# Made by a helper, which keeps nothing, and dropped by its caller.
def begin(work):
    started = asyncio.ensure_future(work)
    started.add_done_callback(print)
    return started


class Uploads:
    def start(self, row):
        return begin(upload(row))


async def begin_all(rows):
    begin(upload(rows[0]))  # expect: PC1001 "the task from `begin`"
    Uploads().start(rows[1])  # expect: PC1001


# The local only tells the task whom to call.
def announce(row):
    task = asyncio.create_task(upload(row))  # expect: PC1001 "only `task` keeps the task"
    task.set_name("upload")
    task.add_done_callback(print)
