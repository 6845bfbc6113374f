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


# Safe: whatever is left is waited for.
async def waited_for(pages):
    tasks = [asyncio.create_task(download(page)) for page in pages]
    try:
        await asyncio.gather(*tasks)
    except OSError:
        await asyncio.gather(*tasks, return_exceptions=True)


# Unknown: the list is kept by somebody else, too.
async def kept_elsewhere(pages, registry):
    tasks = [asyncio.create_task(download(page)) for page in pages]
    registry.watch(tasks)
    try:
        await asyncio.gather(*tasks)
    except OSError:
        print("failed")


# Safe: none of the listed raises.
async def careful_list(pages):
    tasks = []
    for page in pages:
        tasks.append(asyncio.create_task(careful(page)))
    try:
        await asyncio.gather(*tasks)
    except OSError:
        print("never")


# Safe: the list holds results, which had been waited for before.
async def results_only(producer, pages):
    sent = [await producer.send(page) for page in pages]
    try:
        await asyncio.gather(*sent)
    except OSError:
        print("failed")
