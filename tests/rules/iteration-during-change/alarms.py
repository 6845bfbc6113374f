"""Loops over containers that another thread changes meanwhile."""

import asyncio
import collections
import threading
import time
from threading import Timer

import six

rooms = {}


# Direct: a global dict.
def report():
    while True:
        for name, people in rooms.items():  # expect: PC0307 "`rooms` is iterated while `enter` adds to it or removes from it in another thread"
#                           ^^^^^^^^^^^^^
            print(name, people)
        time.sleep(1)


def enter(name):
    rooms[name] = [name]


def main(names):
    threading.Thread(target=report, daemon=True).start()
    for name in names:
        enter(name)


# The object's thread loops, its owner adds.
class Monitor:
    def __init__(self):
        self._peers = set()
        self._recent = collections.deque(maxlen=10)
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self):
        while True:
            alive = [peer for peer in self._peers if peer.ping()]  # expect: PC0307 "`self._peers` is iterated while `Monitor.join`"
            self._show(alive)

    # Through a helper.
    def _show(self, alive):
        for number, line in enumerate(self._recent):  # expect: PC0307 "`self._recent` is iterated while `Monitor.log`"
            print(number, line, alive)

    def join(self, peer):
        self._peers.add(peer)

    def log(self, line):
        self._recent.append(line)


# The owner loops, the object's timer takes away.
class Cache:
    def __init__(self):
        self.entries = {}
        self.timer = Timer(60, self.evict)

    def start(self):
        self.timer.start()

    def evict(self):
        for key in list(self.entries):
            del self.entries[key]

    def dump(self):
        return {key: repr(self.entries[key]) for key in self.entries}  # expect: PC0307 "`self.entries` is iterated while `Cache.evict`"


# A list says nothing: it passes over elements.
class Board:
    def __init__(self):
        self.posts = []

    def open(self):
        threading.Thread(target=self.prune, daemon=True).start()

    def prune(self):
        while self.posts:
            self.posts.pop(0)

    def show(self):
        for post in self.posts:  # expect: PC0307 "`self.posts` is iterated while `Board.prune`"
            print(post)


# A thread class that is given what to do: a closure over the object that owns it.
class Every(threading.Thread):
    def __init__(self, seconds, action):
        super().__init__(daemon=True)
        self._seconds = seconds
        self._action = action

    def run(self):
        while True:
            time.sleep(self._seconds)
            self._action()


class Meter:
    def __init__(self):
        self._counts = collections.defaultdict(list)
        self._ticker = None

    def start(self):
        def tick():
            self.flush()

        self._ticker = Every(10, tick)
        self._ticker.start()

    def flush(self):
        for name in self._counts:  # expect: PC0307 "`self._counts` is iterated while `Meter.record`"
            print(name, len(self._counts[name]))

    # A defaultdict gets a key by being asked for it.
    def record(self, name, value):
        self._counts[name].append(value)


# Between two turns of a coroutine's loop other tasks run.
class Hub:
    streams: dict[str, object]

    def __init__(self):
        self.streams = {}
        self._drain = asyncio.Lock()

    async def drain(self):
        async with self._drain:
            for stream in self.streams.values():  # expect: PC0307 "the loop over `self.streams` awaits, and `Hub.attach` may add to it or remove from it meanwhile"
                await stream.drain()

    def attach(self, name, stream):
        self.streams[name] = stream

    def forget(self, name):
        self.streams.pop(name, None)


# Through a helper that the tasks call, with a global set.
subscribers = set()


async def publish(text):
    for subscriber in subscribers:  # expect: PC0307 "the loop over `subscribers` awaits, and `subscribe`"
        if subscriber.wants(text):
            await subscriber.send(text)


async def subscribe(subscriber):
    subscribers.add(subscriber)
    try:
        await subscriber.closed()
    finally:
        leave(subscriber)


def leave(subscriber):
    subscribers.discard(subscriber)


# The view of a library that serves two versions of Python.
class Shelf:
    def __init__(self):
        self._books = {}
        threading.Thread(target=self._list, daemon=True).start()

    def _list(self):
        while True:
            for title, book in six.iteritems(self._books):  # expect: PC0307 "`self._books`"
                print(title, book)

    def add(self, title, book):
        self._books[title] = book


# A class that is a thread: whoever starts it has the object, too.
class Planner(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self._jobs = {}

    def add(self, name, job):
        self._jobs[name] = job

    def run(self):
        while True:
            for name, job in self._jobs.items():  # expect: PC0307 "`self._jobs` is iterated while `Planner.add` adds to it"
                print(name, job)


# A set inside a dict.
class Rooms:
    def __init__(self):
        self._guests = {}
        threading.Thread(target=self._greet, daemon=True).start()

    def enter(self, room, guest):
        self._guests.setdefault(room, set()).add(guest)

    def _greet(self):
        while True:
            for room in list(self._guests):
                for guest in self._guests[room]:  # expect: PC0307 "`self._guests[room]` is iterated while `Rooms.enter` adds to it"
                    print(guest)
