import runtime
from runtime import current, keep, spawn


async def job(row):
    print(row)


def enqueue(row):
    runtime.loop.create_task(job(row))  # expect: PC1001 "`runtime.loop.create_task`"


async def enqueue_current(row):
    current().create_task(job(row))  # expect: PC1001


# A function of another file that keeps nothing, and one that does.
async def enqueue_later(row):
    spawn(job(row))  # expect: PC1001 "`spawn`"
    keep(job(row))
