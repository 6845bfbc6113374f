"""Names of today, names of other libraries, and code that asks first which Python it runs on."""

import asyncio
import collections.abc
import sys
import threading
from threading import Thread

try:
    import asyncore  # the program has a way out where it is gone
except ImportError:
    asyncore = None

try:
    from asyncio import coroutine
except ImportError:

    def coroutine(function):  # a stand-in
        return function


if sys.version_info < (3, 12):
    import asynchat
    import smtpd

PY310 = sys.version_info >= (3, 10)


class Robot:
    def isAlive(self):  # a method of the program's own
        return True

    def getName(self):
        return "robot"


class Guard(Thread):
    def isAlive(self):  # defined here, for whoever still asks
        return self.is_alive()

    def setDaemon(self, daemon):
        self.daemon = daemon


def own_names(robot, guard: Guard, found):
    other = Robot()
    guard.setDaemon(True)
    return other.isAlive(), other.getName(), guard.isAlive(), robot.isAlive(), found.isSet()  # unknown receivers


def of_today(worker: Thread, changed: threading.Condition, done: threading.Event):
    with changed:
        changed.notify_all()
    worker.daemon = True
    return worker.is_alive(), worker.name, done.is_set(), threading.current_thread(), threading.active_count()


def alive(worker: Thread):
    if hasattr(worker, "is_alive"):
        return worker.is_alive()
    return worker.isAlive() if sys.version_info < (3, 9) else False  # asked first


def alive_or_not(worker: Thread):
    try:
        return worker.is_alive()
    except AttributeError:
        return worker.isAlive()  # what is done instead


def sleep_with(loop):
    if PY310:
        return asyncio.sleep(1)
    return asyncio.sleep(1, loop=loop)  # only where the flag is not set


def still_take_a_loop(work, loop):
    asyncio.run_coroutine_threadsafe(work(), loop=loop)  # these have kept the argument  # expect: PC1205
    asyncio.wrap_future(work, loop=loop)
    return asyncio.ensure_future(work(), loop=loop)


async def inside():
    return asyncio.get_event_loop()  # a loop runs: fine in every version


def asked_first():
    try:
        loop = asyncio.get_event_loop()
    except RuntimeError:  # the answer of 3.14 is expected
        loop = asyncio.new_event_loop()
    loop.run_until_complete(inside())


def of_whoever_calls():
    return asyncio.get_event_loop()  # may be called by a coroutine


class Handler:
    def __init__(self):
        self.loop = asyncio.get_event_loop()  # made by a coroutine, for all we know

    def schedule(self, job):
        self.loop.call_soon(job)


async def wait_for_tasks(jobs, unknown):
    tasks = [asyncio.create_task(inside()), asyncio.ensure_future(unknown())]
    await asyncio.wait(tasks)  # expect: PC1010
    await asyncio.wait(jobs)
    await asyncio.wait([unknown()])
    mixed = [inside() for _ in range(3)]
    mixed = [asyncio.create_task(each) for each in mixed]
    await asyncio.wait(mixed)


async def enter(lock: asyncio.Lock, thread_lock: threading.Lock):
    async with lock:
        pass_on = 1
    with thread_lock:  # a lock of threads
        pass_on += 1
    return pass_on


def reentrant(*settings):
    return threading.RLock(), threading.RLock(*settings)  # nothing, as far as anybody knows


def is_awaitable(thing):
    return isinstance(thing, collections.abc.Awaitable)
