"""Near misses: loops that nobody disturbs."""

import asyncio
import collections
import signal
import threading
import time

rooms = {}
rooms_lock = threading.Lock()
members = {}
fixed = {"a": 1, "b": 2}
log = []
boards = {}


# Over a copy.
def report():
    while True:
        for name in list(rooms):
            print(name)
        for name, people in rooms.copy().items():
            print(name, people)
        for name, people in sorted(rooms.items()):
            print(name, people)
        time.sleep(1)


def enter(name):
    rooms[name] = [name]


# Under one lock.
def roll():
    with rooms_lock:
        for name in members:
            print(name)


def admit(name):
    with rooms_lock:
        members[name] = 1


# Never changed after the import.
def constants():
    for name in fixed:
        print(name)


# A list that only grows gives the loop more to do, not less.
def tail():
    for line in log:
        print(line)


def write(line):
    log.append(line)


# The value of a key that is there changes, not the dict.
def age():
    for name in boards:
        boards[name] += 1


def main(names):
    boards.update(dict.fromkeys(names, 0))
    for target in (report, roll, constants, tail, age):
        threading.Thread(target=target, daemon=True).start()
    for name in names:
        enter(name)
        admit(name)
        write(name)


# One thread adds and loops.
class Monitor:
    def __init__(self, source):
        self._source = source
        self._peers = {}
        self._final = {}
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def _watch(self):
        for peer in self._source:
            self._peers[peer] = 1
            for each in self._peers:
                print(each)
            self._final[peer] = 1

    # After the thread has ended.
    def summary(self):
        self._thread.join()
        for peer in self._final:
            print(peer)


# A container of its own for each thread.
def collect(names):
    found = {}
    for name in names:
        found[name] = 1
    for name in found:
        print(name)


def collect_all(books):
    for names in books:
        threading.Thread(target=collect, args=(names,), daemon=True).start()


# Coroutines of one event loop: nothing else runs between two suspensions.
listeners = set()


async def listen(connection):
    listeners.add(connection)
    try:
        await connection.closed()
    finally:
        listeners.remove(connection)


async def announce(text):
    while True:
        for connection in listeners:
            connection.put_nowait(text)
        await asyncio.sleep(1)


async def serve_all(server):
    async with server(listen):
        await announce("hello")


asyncio.run(serve_all(print))


# The keys of a defaultdict that its thread alone asks for.
class Tally:
    def __init__(self, source):
        self._source = source
        self._totals = collections.defaultdict(int)
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self):
        for name, value in self._source:
            self._totals[name] += value
            for each in self._totals:
                print(each)

    # `get` puts nothing in.
    def total(self, name):
        return self._totals.get(name, 0)


# What is known to be there is not put in by asking for it.
class Handlers:
    def __init__(self):
        self._handlers = collections.defaultdict(lambda: print)
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self):
        while True:
            for kind, handler in self._handlers.items():
                print(kind, handler)

    def handler(self, kind):
        if kind in self._handlers:
            return self._handlers[kind]
        return print

    def names(self):
        return {kind: self._handlers[kind].__name__ for kind in list(self._handlers)}

    def show(self):
        for kind in sorted(self._handlers):
            print(self._handlers[kind])


# A signal's handler and a finalizer: nobody started a thread for either.
helpers = []


def end_helpers():
    for helper in helpers:
        helper.terminate()


def on_signal(signum, frame):
    end_helpers()


signal.signal(signal.SIGTERM, on_signal)


class Helped:
    def __init__(self, helper):
        self._helper = helper
        helpers.append(self._helper)

    def __del__(self):
        self.release()

    def release(self):
        helpers.remove(self._helper)


class Hub:
    def __init__(self):
        self.streams = {}
        self.hooks = {}
        self.rooms = {}
        self.queue = []
        self._changing = asyncio.Lock()

    # Over a copy.
    async def drain(self):
        for stream in list(self.streams.values()):
            await stream.drain()

    # Nothing is awaited between two turns.
    async def ping(self):
        for stream in self.streams.values():
            stream.write(b"ping")
        await asyncio.sleep(1)

    # The loop ends with what it awaits.
    async def first(self, wanted):
        for name, stream in self.streams.items():
            if name == wanted:
                return await stream.read()
        return None

    # What is awaited never lets others run.
    async def names(self):
        for stream in self.streams.values():
            await self._label(stream)

    async def _label(self, stream):
        stream.label = "open"

    def attach(self, name, stream):
        self.streams[name] = stream

    def forget(self, name):
        self.streams.pop(name, None)

    # Filled once, and nothing is ever taken out.
    def register(self, name, hook):
        self.hooks[name] = hook

    async def startup(self):
        for hook in self.hooks.values():
            await hook()

    # Both hold one lock.
    async def announce(self, text):
        async with self._changing:
            for room in self.rooms.values():
                await room.send(text)

    async def close_room(self, name):
        async with self._changing:
            del self.rooms[name]

    # A list that others only add to.
    async def work(self):
        for job in self.queue:
            await job()

    def submit(self, job):
        self.queue.append(job)


# One coroutine after the other, in the only task there is.
class Batch:
    def __init__(self):
        self.pages = {}

    async def _load(self, numbers):
        for number in numbers:
            self.pages[number] = number

    async def _print(self):
        for page in self.pages.values():
            await asyncio.to_thread(print, page)

    async def _clear(self):
        self.pages.clear()


async def run_batch():
    batch = Batch()
    await batch._load([1, 2])
    await batch._print()
    await batch._clear()


if __name__ == "__main__":
    asyncio.run(run_batch())


# A class that is a thread: what is added before it starts, or by itself, is nobody else's.
class Planner(threading.Thread):
    def __init__(self, names):
        super().__init__(daemon=True)
        self._jobs = {}
        for name in names:
            self._jobs[name] = len(name)

    def run(self):
        while True:
            for name, job in list(self._jobs.items()):
                self._jobs[name] = job + 1
            for name, job in self._jobs.items():
                print(name, job)
