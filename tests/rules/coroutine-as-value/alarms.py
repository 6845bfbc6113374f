"""Coroutines used as what they would give."""

import asyncio
import json
import logging
from asyncio import to_thread as elsewhere

import aiohttp


async def load(path):
    await asyncio.sleep(0)
    return [path]


# Elements, attributes, arithmetic, iteration.
async def total(path):
    first = load(path)[0]  # expect: PC1004 "`load(…)`"
    names = [row.name for row in load(path)]  # expect: PC1004
    for row in load(path):  # expect: PC1004
        print(row)
    return len(load(path)) + 1, first, names  # expect: PC1004


class Store:
    """Methods, and a library's coroutine under another name."""

    async def read(self, key):
        await asyncio.sleep(0)
        return key

    async def show(self, key):
        print(f"{key}: {self.read(key)}")  # expect: PC1006 "shows the coroutine"
        print(self.read(key))  # expect: PC1006
        return elsewhere(open, key).read()  # expect: PC1004


# Kept in a variable first.
async def size(store: Store):
    value = store.read("size")
    return value.strip()  # expect: PC1004 "`value` is the coroutine"


# A function that is not async itself.
def describe(path):
    return "rows: " + str(load(path))  # expect: PC1006


# Beside plain values in the dictionary that is returned.
async def summary(path):
    rows = await load(path)
    return {"path": path, "first": rows[0], "all": load(path)}  # expect: PC1006 "the dictionary holds the coroutine"


# Taken apart, written to a log, made JSON; by the logger of the module, too.
log = logging.getLogger(__name__)


async def report(path):
    first, second = load(path)  # expect: PC1004 "`load(…)`"
    log.info("rows: %s", load(path))  # expect: PC1006 "shows the coroutine"
    logging.warning("rows: %s", load(path))  # expect: PC1006
    rows = load(path)
    log.debug("rows: %r", rows)  # expect: PC1006
    return json.dumps(load(path)), first, second  # expect: PC1004


# What a connection, a process and a client of the web give once they are awaited.
async def fetch(session: aiohttp.ClientSession, host):
    reader, writer = await asyncio.open_connection(host, 80)
    head = reader.readline()  # related: PC1004 "created here"
    writer.write(head.strip())  # expect: PC1004 "`head` is the coroutine"
    process = await asyncio.create_subprocess_exec("date", stdout=-1)
    out, err = process.communicate()  # expect: PC1004
    async with session.get(host) as response:
        rows = response.json()["rows"]  # expect: PC1004
    answer = await session.get(host)
    return out, err, rows, answer.text().strip()  # expect: PC1004
