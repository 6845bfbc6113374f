"""Coroutines that are coroutines on purpose."""

import asyncio
import logging

import aiohttp

log = logging.getLogger(__name__)


async def load(path):
    await asyncio.sleep(0)
    return [path]


# Safe: awaited before it is used.
async def awaited(path):
    rows = load(path)
    first = (await rows)[0]
    return first, (await load(path))[0], f"{await load(path)}"


# Safe: somebody else awaits it.
async def handed_on(paths):
    waiting = [load(path) for path in paths]
    named = {path: load(path) for path in paths}
    await asyncio.gather(*waiting, *named.values())
    return load(paths[0])


# Safe: what a coroutine has itself.
def unused(path):
    waiting = load(path)
    print(waiting.__name__)
    waiting.close()


# Safe: an argument may be awaited there.
def passed(run, path):
    waiting = load(path)
    return run(waiting)


# Safe: a variable of several values.
async def either(path, cached):
    rows = load(path)
    if cached:
        rows = []
        return len(rows)
    return await rows


# Unknown: a plain function elsewhere.
async def unknown(store):
    return store.read().strip()


# Safe: whoever asks for jobs awaits them, and gets nothing else.
async def jobs(paths):
    return {"old": load(paths[0]), "new": load(paths[1])}


# Safe: a plain function cannot await it, so its caller is to.
def later(path):
    return {"path": path, "rows": load(path)}


# Safe: awaited on the way to the log, or told to something that is no log.
async def logged(path, journal):
    log.info("rows: %s", await load(path))
    journal.info(load(path))
    first, second = await load(path)
    pair = load(path), load(path)
    left, right = pair
    return first, second, await left, await right


# Safe: a stream and a process that are awaited; what `read` of a plain file gives.
async def fetched(session: aiohttp.ClientSession, host):
    reader, writer = await asyncio.open_connection(host, 80)
    writer.write((await reader.readline()).strip())
    async with session.get(host) as response:
        rows = (await response.json())["rows"]
    with open(host) as file:  # expect: PC0904
        text = file.read().strip()
    return rows, text, response.headers["date"]
