"""Cancellations that get through, or that the function asked for."""

import asyncio
import contextlib
import concurrent.futures


# Safe: raised again.
async def heartbeat(client):
    while True:
        try:
            await client.ping()
        except asyncio.CancelledError:
            print("interrupted")
            raise


# Safe: the handler leaves the loop.
async def consume(jobs):
    while True:
        try:
            await jobs.get()
        except asyncio.CancelledError:
            break
    while True:
        try:
            await jobs.get()
        except asyncio.CancelledError:
            return


# Safe: the function cancelled the task it waits for.
async def restart(make):
    while True:
        task = asyncio.create_task(make())
        await asyncio.sleep(1)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            pass


# Safe: the loop is inside, and ends with the exception.
async def once(client):
    try:
        while True:
            await client.ping()
    except asyncio.CancelledError:
        print("stopped")


# Safe: the loop looks at what the handler sets.
async def flagged(client):
    running = True
    while True:
        try:
            await client.ping()
        except asyncio.CancelledError:
            running = False
        if not running:
            return


# Safe: the future of a thread was cancelled, not this task.
async def results(futures):
    while True:
        try:
            print(await futures.get())
        except concurrent.futures.CancelledError:
            print("skipped")


# Safe: nothing is awaited there, and a plain function has no cancellation.
async def quick(parse):
    while True:
        try:
            parse()
        except asyncio.CancelledError:
            pass
        await asyncio.sleep(1)


# Safe: raised again, or caught before.
async def careful(client):
    try:
        await client.get()
    except asyncio.CancelledError:
        raise
    except BaseException:
        print("failed")
    try:
        await client.get()
    except BaseException:
        client.reset()
        raise


# Safe: somebody else gets the exception.
async def forward(client, future):
    try:
        future.set_result(await client.get())
    except BaseException as error:
        future.set_exception(error)


# Safe: a plain function; no task is cancelled in it.
def plain(client):
    try:
        client.get()
    except:
        pass


# Safe: nothing is awaited.
async def at_once(client):
    try:
        client.get()
    except BaseException:
        print("failed")


# Safe: `Exception` lets cancellation through.
async def usual(client):
    while True:
        try:
            await client.get()
        except Exception:
            print("failed")


# Safe: it waits for the end of a task that it cancelled.
async def stop(task):
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


# Safe: the coroutine ends here anyway.
async def until_cancelled(server):
    with contextlib.suppress(asyncio.CancelledError):
        await server.serve_forever()
