"""Coroutines that wait for the disk."""

import asyncio
import os
import shutil
from pathlib import Path
from shutil import rmtree as remove


# Whole trees, under any name.
async def publish(source, target):
    shutil.copytree(source, target)  # expect: PC0904 "`shutil.copytree`"
    remove(source)  # expect: PC0904 "`remove`"


class Journal:
    """Written through to the disk."""

    async def append(self, line):
        with open("journal", "a") as file:  # expect: PC0904 "`open`"
            file.write(line)
            os.fsync(file.fileno())  # expect: PC0904 "`os.fsync`"
        await asyncio.sleep(0)


# All of a file at once.
async def read(folder: Path):
    return Path("settings").read_text(), (folder / "more").name  # expect: PC0904


# As many entries as the folder has.
async def names(folder: Path):
    found = [entry.name for entry in folder.iterdir()]  # expect: PC0904
    return found + os.listdir(folder)  # expect: PC0904
