"""Exceptions that somebody sees, or that do not matter any more."""

import asyncio


async def download(page):
    await asyncio.sleep(0)
    raise OSError(page)


# Safe: the results are looked at.
async def looked_at(pages):
    results = await asyncio.gather(*(download(page) for page in pages), return_exceptions=True)
    return [each for each in results if isinstance(each, Exception)]


# Safe: gather raises the first of them.
async def raised(pages):
    await asyncio.gather(*(download(page) for page in pages))


# Safe: cancelled just before.
async def stop(tasks):
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


# Safe: the tasks came from elsewhere, where they may be looked at.
async def drain(tasks):
    await asyncio.gather(*tasks, return_exceptions=True)
    await asyncio.wait(tasks)


# Safe: asked afterwards.
async def waited(pages):
    tasks = [asyncio.create_task(download(page)) for page in pages]
    await asyncio.wait(tasks)
    done, pending = await asyncio.wait(tasks)
    for task in tasks:
        print(task.exception())
    return done, pending


# Safe: the future is kept.
def ask(loop):
    future = asyncio.run_coroutine_threadsafe(download("c"), loop)
    future.add_done_callback(print)
    return future


class Sender:
    """Safe: the futures belong to those who sent."""

    def __init__(self):
        self.batches = []
        self.task = None

    async def flush(self):
        waiting = [batch.future for batch in self.batches]
        if waiting:
            await asyncio.wait(waiting)

    async def stopped(self):
        task = self.task
        if task is not None:
            await asyncio.wait({task})


# Safe: the coroutine lets no exception out.
async def careful(page):
    try:
        await download(page)
    except Exception as error:
        print(error)


def tell(loop):
    asyncio.run_coroutine_threadsafe(careful("d"), loop)


# Safe: clean-up goes on although one of them could not be closed.
async def close_all(connections):
    await asyncio.gather(*(each.close() for each in connections), return_exceptions=True)
    closing = [asyncio.create_task(each.aclose()) for each in connections]
    await asyncio.wait(closing)


# Safe: looked at by one of the names, or said to be of no interest.
async def looked_at_later(rows):
    results = await asyncio.gather(*[download(row) for row in rows], return_exceptions=True)
    print(results)
    _ = await asyncio.gather(*[download(row) for row in rows], return_exceptions=True)
    done, pending = await asyncio.wait([asyncio.create_task(download(1))])
    return [task.exception() for task in done]
