import asyncio
from typing import Any, Callable, TypeVar, cast

from guards import Guard, Limit

F = TypeVar("F", bound=Callable[..., Any])


def once(build: F) -> F:
    made = []

    def given(self):
        if not made:
            made.append(build(self))
        return made[0]

    return cast(F, given)


def logged(build):
    return build


class Hub:
    @once
    def guard(self) -> Guard:
        return Guard()

    @logged
    def limit(self) -> Limit:
        return Limit()

    def both(self):
        return Guard()


async def main():
    await asyncio.sleep(1)
