"""Tasks made before any loop runs."""

import asyncio
from asyncio import create_task as start


async def refresh():
    await asyncio.sleep(1)


# When the module is imported.
first = asyncio.create_task(refresh())  # expect: PC1019 "`asyncio.create_task`"


# One call and two calls below.
def begin():
    return start(refresh())  # expect: PC1019 "`start`"


def prepare():
    return begin()


class Service:
    """In a constructor."""

    def __init__(self):
        self.loop = asyncio.get_running_loop()  # expect: PC1019


if __name__ == "__main__":
    service = Service()
    second = prepare()
