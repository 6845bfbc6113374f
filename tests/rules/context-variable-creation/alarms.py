"""Context variables made in the wrong place, or with a default that everybody changes."""

import contextvars
from contextvars import ContextVar

trail = ContextVar("trail", default=[])  # expect: PC1901 "`ContextVar(…)` has one default for all contexts: who changes it changes it for everybody"
names: ContextVar = contextvars.ContextVar("names", default=dict())  # expect: PC1901


listed = ContextVar("listed", default=[step for step in "ab"])  # expect: PC1901


def handle(name):
    user = ContextVar("user")  # expect: PC1904 "each call of `handle` makes another context variable, and none is ever freed"
    user.set(name)
    return user.get()


def outer():
    level = contextvars.ContextVar("level")  # expect: PC1904

    def inner():
        return level.get(0)

    return inner
