"""A radio play: scenes that are cut, a tape that must not be, and an audience that leaves early."""

import asyncio


async def record(scene):
    await asyncio.sleep(0.1)
    return scene


async def rehearse(lines):
    async with asyncio.timeout(5):
        return sorted(lines)


async def broadcast(scenes):
    for scene in scenes:
        try:
            await record(scene)
        finally:
            continue  # the show goes on, even when it is cancelled


async def tape(scenes):
    try:
        for scene in scenes:
            yield await record(scene)
    finally:
        print("rewinding")


async def listen(scenes):
    async for scene in tape(scenes):
        if "applause" in scene:
            break


async def main():
    opening = asyncio.Task(record("thunder"))
    await asyncio.wait_for(asyncio.shield(record("the end")), timeout=1)
    return await opening
