"""Near misses: the predicate is asked again after the wait."""

import asyncio
import threading


class Mailbox:
    def __init__(self):
        self._filled = threading.Condition()
        self._letters = []
        self._closed = False

    # In a loop, by hand or by the library.
    def take(self):
        with self._filled:
            while not self._letters:
                self._filled.wait()
            return self._letters.pop()

    def take_by_predicate(self):
        with self._filled:
            self._filled.wait_for(lambda: self._letters)
            return self._letters.pop()

    # In an endless loop that asks.
    def take_or_leave(self):
        with self._filled:
            while True:
                if self._letters:
                    return self._letters.pop()
                if self._closed:
                    return None
                self._filled.wait()

    # Asked again after the wait: it may have been for nothing.
    def take_in_time(self, seconds):
        with self._filled:
            if not self._letters:
                self._filled.wait(seconds)
            if not self._letters:
                return None
            return self._letters.pop()

    # What it says is given to the caller.
    def is_closed(self, seconds):
        with self._filled:
            if not self._closed:
                self._filled.wait(seconds)
            return self._closed

    # The loop around asks again.
    def read_all(self):
        while not self._closed:
            with self._filled:
                if not self._letters:
                    self._filled.wait()
                    continue
                letter = self._letters.pop()
            print(letter)

    # The caller says whether to wait; the callers loop.
    def nudge(self, wait):
        with self._filled:
            self._filled.notify()
            if wait:
                self._filled.wait(1.0)

    def close(self):
        with self._filled:
            self._closed = True
            self._filled.notify_all()

    def put(self, letter):
        with self._filled:
            self._letters.append(letter)
            self._filled.notify()


# An event has no such trouble: it stays set.
def until(event):
    if not event.is_set():
        event.wait()


def begin():
    ready = threading.Event()
    thread = threading.Thread(target=until, args=(ready,))
    thread.start()
    ready.set()
    thread.join()


async def eat(served: asyncio.Condition, dishes):
    async with served:
        while not dishes:
            await served.wait()
        return dishes.pop()
