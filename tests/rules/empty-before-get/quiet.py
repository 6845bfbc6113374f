"""Near misses: queues that nobody else takes from, or that are taken from without waiting."""

import asyncio
import queue
import threading

jobs = queue.Queue()
lines = queue.Queue()
lines_lock = threading.Lock()


# The answer is not relied on: `get_nowait` says itself that there is nothing.
def work():
    while not jobs.empty():
        try:
            jobs.get_nowait()()
        except queue.Empty:
            break
    # Waits for a moment only.
    if not jobs.empty():
        jobs.get(timeout=1)()


# All consumers hold one lock over both steps.
def write():
    while True:
        with lines_lock:
            if not lines.empty():
                print(lines.get())


def main():
    for _ in range(3):
        threading.Thread(target=work, daemon=True).start()
        threading.Thread(target=write).start()


# One consumer: only producers come in between, and they add.
class Log:
    def __init__(self):
        self._lines = queue.Queue()
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self):
        while True:
            if not self._lines.empty():
                print(self._lines.get())

    def write(self, line):
        self._lines.put(line)


# A queue of its own for each thread.
def count(names):
    own = queue.Queue()
    for name in names:
        own.put(name)
    while not own.empty():
        print(own.get())


def count_all(books):
    for names in books:
        threading.Thread(target=count, args=(names,), daemon=True).start()


# One thread, which fills the queue and then empties it.
def walk(root):
    todo = queue.Queue()
    todo.put(root)
    while not todo.empty():
        node = todo.get()
        for child in node:
            todo.put(child)


# Emptied by the one who ends it.
class Inbox:
    def __init__(self):
        self._mails = queue.Queue()

    def put(self, mail):
        self._mails.put(mail)

    def close(self):
        while not self._mails.empty():
            self._mails.get()


# Tasks of one event loop: nothing happens between the two calls.
async def serve(requests: asyncio.Queue):
    while True:
        if not requests.empty():
            print(await requests.get())
        await asyncio.sleep(1)
