from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub import Hub


class Door:
    def __init__(self, hub: "Hub", other):
        self.guard = hub.guard()
        self.limit = hub.limit()
        self.either = hub.guard()
        self.either = other
        self.silent = hub.both()

    # Two files further, through a decorator that keeps the type.
    async def open(self, name):
        if self.guard.admits(name):  # expect: PC1005 "`self.guard.admits(…)`"
            return True
        return False

    # Unknown: what the decorator makes of it, what else was assigned, what is not declared.
    async def try_open(self, name):
        if self.limit.admits(name) or self.either.admits(name) or self.silent.admits(name):
            return True
        return False
