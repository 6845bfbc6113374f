"""APIs that Python 3.14 no longer has, or warns of."""

import asyncio
import asyncio as aio
import dummy_threading  # expect: PC1515
import sys
import threading
from asyncio import Lock, Queue, get_child_watcher  # expect: PC1507
from threading import Thread, active_count, current_thread
from asynchat import async_chat  # expect: PC1514
import asyncore, smtpd  # expect: PC1514; PC1514
import collections
import os
import popen2  # expect: PC1519
from collections import Coroutine, OrderedDict  # expect: PC1521


class Poller(Thread):
    def __init__(self):
        super().__init__()
        self.stopped = threading.Event()
        self.changed = threading.Condition()

    def run(self):
        while not self.stopped.is_set():  # expect: PC1502
            with self.changed:
                self.changed.notify_all()  # expect: PC1502

    def describe(self):
        return self.name + str(self.daemon)  # expect: PC1502; PC1502

    def is_running(self):
        return self.is_alive()  # expect: PC1501


class Supervisor:
    def __init__(self, poller: Poller, spare: threading.Thread | None = None):
        self.poller = poller
        self.spare = spare
        self.helper = threading.Timer(5, print)
        self.state = threading.RLock(1)  # expect: PC1517 "`threading.RLock`"

    def running(self):
        helper = self.helper
        return self.poller.is_alive() or helper.is_alive()  # expect: PC1501; PC1501

    def prepare(self):
        self.helper.name = "helper"  # expect: PC1502
        self.helper.daemon = True  # expect: PC1502
        self.helper.start()
        self.helper.join()

    def spare_name(self):
        return self.spare.name if self.spare else None  # expect: PC1502


def who():
    return current_thread().name, active_count(), threading.current_thread().name  # expect: PC1502; PC1502; PC1502


def tune():
    sys.setcheckinterval(10)  # expect: PC1516


# expect: PC1503
async def fetch(lock, reader):
    async with lock:
        line = await reader.readline()
    return (await decode(line))


class Session:
    # expect: PC1503
    async def open(self):
        await asyncio.sleep(1)  # expect: PC1504

    @aio.coroutine  # expect: PC1503
    def stream(self):
        yield from self.open()
        yield 1


async def decode(line):
    return line.decode()


async def several(loop):
    queue = Queue(10)  # expect: PC1504
    ready = asyncio.Event()  # expect: PC1504
    await asyncio.wait_for(queue.get(), timeout=3)  # expect: PC1504
    await asyncio.gather(
        ready.wait(),
        queue.get(),  # expect: PC1504
    )


class Store:
    def __init__(self):
        self.guard = Lock()

    async def clear(self, state):
        async with self.guard:  # expect: PC1511
            state.clear()


async def critical(state, other: asyncio.Semaphore):
    async with other:  # expect: PC1511
        state.clear()
    for task in asyncio.all_tasks():  # expect: PC1508
        task.cancel()
    return asyncio.current_task()  # expect: PC1508


async def first_of(line):
    await asyncio.wait([asyncio.create_task(decode(line)), asyncio.create_task(decode(line))])  # expect: PC1512
    pending = [decode(each) for each in line]
    await asyncio.wait(pending)  # expect: PC1512
    await asyncio.wait({asyncio.create_task(decode(each)) for each in line}, timeout=2)  # expect: PC1512


def main():
    asyncio.get_event_loop().run_until_complete(decode(b""))  # expect: PC1505


def main_with_variable():
    loop = asyncio.get_event_loop()  # expect: PC1505
    # the loop has one job
    loop.run_until_complete(decode(b""))
    loop.close()


class Server:
    def __init__(self):
        self.loop = aio.get_event_loop()  # expect: PC1505
        self.loop.run_forever()


def policies():
    asyncio.get_event_loop_policy()  # expect: PC1506
    return asyncio.iscoroutinefunction(policies)  # expect: PC1509


if __name__ == "__main__":
    main()


def shell(command):
    return os.popen3(command)  # expect: PC1519


def is_awaitable(thing):
    return isinstance(thing, collections.Awaitable)  # expect: PC1521
