from typing import Awaitable, Callable

Hook = Callable[[str], Awaitable]


async def greet(name):
    print("welcome", name)
