"""Questions that stop no event loop."""

import asyncio


# Safe: before the loop runs.
def main():
    asyncio.run(serve(input("port: ")))


async def serve(port):
    await asyncio.sleep(int(port))


# Safe: a worker thread waits.
async def console(room):
    line = await asyncio.to_thread(input, "> ")
    other = await asyncio.to_thread(lambda: input("> "))
    await room.say(line + other)


# Safe: another function of that name.
async def shadowed(input):
    return input("value")
