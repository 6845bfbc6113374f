# python: 3.9
"""What the target has, what is asked for first, and what only looks like the library."""

from __future__ import annotations

import asyncio
import contextlib
import os
import queue
import sys
import sysconfig
from typing import TYPE_CHECKING

try:
    from asyncio import TaskGroup, timeout
except ImportError:  # a stand-in is taken instead
    from taskgroup import TaskGroup, timeout

if sys.version_info >= (3, 13):
    from queue import ShutDown
else:

    class ShutDown(Exception):
        pass


if TYPE_CHECKING:
    from asyncio import Runner  # never imported when the program runs

HAS_RUNNER = hasattr(asyncio, "Runner")
_PY311 = sys.version_info[:2] >= (3, 11)


class Tasks:
    def shutdown(self):
        return None


def runs(main, runner: asyncio.Runner | None = None):
    if HAS_RUNNER:
        with asyncio.Runner() as own:
            return own.run(main())
    return asyncio.run(main())


def stop(pages: queue.Queue, tasks: Tasks, unknown):
    tasks.shutdown()
    unknown.shutdown()
    if hasattr(pages, "shutdown"):
        pages.shutdown()
    with contextlib.suppress(AttributeError):
        pages.shutdown()


def processors():
    try:
        return os.process_cpu_count()
    except AttributeError:
        return os.cpu_count()


def limited(seconds):
    if not _PY311:
        raise RuntimeError("needs a newer Python")
    return asyncio.timeout(seconds)


def chosen(seconds):
    return asyncio.timeout(seconds) if _PY311 else contextlib.nullcontext()


def new_way(seconds):
    return asyncio.timeout(seconds)  # its only caller has asked


def either_way(seconds):
    return new_way(seconds) if sys.version_info >= (3, 11) else contextlib.nullcontext()


if _PY311:

    class Modern:
        def limit(self):
            return asyncio.timeout(3)

    def later(seconds):
        return asyncio.timeout(seconds)


async def works():
    await asyncio.to_thread(print)
    return asyncio.create_task(asyncio.sleep(0))


if sys.version_info < (3, 11):

    class Barrier:
        """A stand-in, put where the library would have it."""

    asyncio.Barrier = Barrier


async def meet():
    return asyncio.Barrier(2)


FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))

if FREE_THREADED:
    print(sys._is_gil_enabled())

without = sysconfig.get_config_vars().get("Py_GIL_DISABLED")


def has_lock():
    return not without or sys._is_gil_enabled()
