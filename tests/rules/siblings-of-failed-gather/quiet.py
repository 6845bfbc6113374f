"""Calls that are gathered, where nothing runs on unseen."""

import asyncio


async def download(page):
    await asyncio.sleep(page)
    raise OSError(page)


async def careful(page):
    try:
        await download(page)
    except Exception as error:
        print(error)


# Safe: nobody handles it here, so the program is about to end.
async def raised():
    return await asyncio.gather(download(1), download(2))


# Safe: raised on.
async def told():
    try:
        await asyncio.gather(download(1), download(2))
    except OSError:
        print("failed")
        raise


# Safe: all are waited for.
async def complete():
    try:
        results = await asyncio.gather(download(1), download(2), return_exceptions=True)
        print(results)
    except OSError:
        print("never")


# Safe: there is no other.
async def single():
    try:
        await asyncio.gather(download(1))
    except OSError:
        print("failed")


# Safe: the tasks are kept, and cancelled.
async def cancelled():
    tasks = [asyncio.create_task(download(page)) for page in range(3)]
    try:
        await asyncio.gather(*tasks)
    except OSError:
        for task in tasks:
            task.cancel()


# Unknown: whose the tasks are.
async def handed_in(tasks):
    try:
        await asyncio.gather(*tasks)
    except OSError:
        print("failed")


# Safe: none of them raises.
async def quiet():
    try:
        await asyncio.gather(careful(1), careful(2))
    except OSError:
        print("never")


# Safe: a cancellation cancels all of them.
async def stopped():
    try:
        await asyncio.gather(download(1), download(2))
    except asyncio.CancelledError:
        print("stopped")


# Safe: a group cancels the others.
async def grouped():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(download(1))
            group.create_task(download(2))
    except* OSError:
        print("failed")
