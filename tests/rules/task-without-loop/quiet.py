"""Tasks made while the loop runs."""

import asyncio


async def refresh():
    await asyncio.sleep(1)


# Safe: only coroutines call it.
def begin():
    return asyncio.create_task(refresh())


async def main():
    await begin()
    await asyncio.create_task(refresh())


# Safe: it asks whether there is a loop.
def running():
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.new_event_loop()


# Unknown: nobody knows who calls it.
def public():
    return asyncio.create_task(refresh())


# Safe: this one makes the loop itself.
if __name__ == "__main__":
    running()
    asyncio.run(main())
