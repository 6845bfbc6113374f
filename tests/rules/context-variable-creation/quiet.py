"""Context variables as they are meant."""

import functools
from contextvars import ContextVar

user = ContextVar("user", default=None)
trail = ContextVar("trail", default=())
level: ContextVar[int] = ContextVar("level", default=0)
late = None


class Registry:
    current = ContextVar("current")

    def __init__(self):
        self.variable = ContextVar("variable")  # one for each registry


@functools.cache
def variable(name):
    return ContextVar(name)


def made(name):
    return ContextVar(f"app.{name}")  # for whoever calls, at the top of a module


def begin():
    global late
    late = ContextVar("late")


def other():
    class ContextVar:
        pass

    return ContextVar()
