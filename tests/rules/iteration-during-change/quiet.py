"""Near misses: loops that nobody disturbs."""

import asyncio
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
