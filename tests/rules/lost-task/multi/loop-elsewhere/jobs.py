import runtime
from runtime import current, spawn


async def job(row):
    print(row)


def enqueue(row):
    runtime.loop.create_task(job(row))  # expect: PC1001 "`runtime.loop.create_task`"


async def enqueue_current(row):
    current().create_task(job(row))  # expect: PC1001


# Unknown: a function of the program may keep what it makes.
async def enqueue_later(row):
    spawn(job(row))
