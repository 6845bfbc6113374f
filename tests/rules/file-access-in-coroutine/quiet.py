"""File access that stops no event loop."""

import asyncio
import glob
import os
import shutil
from pathlib import Path

import aiofiles


# Safe: a plain function.
def load(path):
    with open(path) as file:
        return file.read()


# Safe: a worker thread does it.
async def handed_over(path):
    await asyncio.to_thread(shutil.rmtree, path)
    await asyncio.to_thread(Path(path).write_text, "")
    return await asyncio.to_thread(load, path)


# Safe: a library that has worker threads of its own.
async def awaited(path):
    async with aiofiles.open(path) as file:
        return await file.read()


# Safe: cheap questions.
async def ask(path):
    return os.path.exists(path) and Path(path).is_file() and os.stat(path).st_size


# Safe: a helper that reads a small file is nothing the reader of the coroutine must hear of.
async def through_helper(path):
    text = load(path)
    return text


# Unknown: not a path.
async def unknown(store):
    return store.read_text()


# Safe: the search runs in a worker, by its name or in a lambda.
async def listing(pattern, folder):
    names = await asyncio.to_thread(glob.glob, pattern)
    return names + await asyncio.to_thread(lambda: list(Path(folder).glob("*.py")))


# Cheap: one entry is asked for, or removed.
async def clean(path):
    entry = Path(path)
    if entry.exists() and not entry.is_dir():
        entry.unlink()
