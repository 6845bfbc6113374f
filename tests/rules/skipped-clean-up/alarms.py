"""Context managers whose clean-up an exception in the block skips."""

import contextlib
import os
import tempfile
from contextlib import asynccontextmanager as managed, contextmanager


class Server:
    def start(self):
        return self

    def stop(self):
        return None

    def close(self):
        return None


# Directly: what was opened is not closed.
@contextmanager
def serving():
    server = Server().start()
    yield server  # expect: PC1311 "`server.stop()`"
    server.stop()


# Under another name, of a coroutine, which cancellation ends like an exception.
@managed
async def connection(pool):
    link = await pool.take()
    yield link  # expect: PC1311 "`link.aclose()`"
    await link.aclose()


class Fetcher:
    """A counter, a pair of calls, a flag and a value put back."""

    def __init__(self):
        self.active = 0
        self.busy = False
        self.level = 1
        self.listeners = []

    @contextlib.contextmanager
    def counted(self):
        self.active += 1
        yield  # expect: PC1311 "`self.active -= 1`"
        self.active -= 1
        if self.active == 0:
            print("idle")

    @contextlib.contextmanager
    def listening(self, listener):
        self.add_listener(listener)
        with tempfile.TemporaryDirectory() as folder:
            yield folder  # expect: PC1311
        # Behind the inner block, and skipped all the same.
        self.remove_listener(listener)

    def add_listener(self, listener):
        self.listeners.append(listener)

    def remove_listener(self, listener):
        self.listeners.remove(listener)

    @contextlib.contextmanager
    def marked(self):
        self.busy = True
        got = yield self  # expect: PC1311 "`self.busy = False`"
        self.busy = False
        return got

    @contextlib.contextmanager
    def levelled(self, level):
        before = self.level
        self.level = level
        yield  # expect: PC1311
        self.level = before


# A setting of the whole process that is put back by the same call.
@contextmanager
def inside(folder):
    previous = os.getcwd()
    os.chdir(folder)
    yield  # expect: PC1311 "`os.chdir(…)`"
    os.chdir(previous)


@contextmanager
def masked(mask, verbose):
    previous = os.umask(mask)
    if verbose:
        yield  # expect: PC1311
    else:
        yield  # expect: PC1311
    os.umask(previous)


# A pool of unknown make: a pair of calls all the same.
@contextmanager
def borrowed(pool):
    pool.acquire()
    yield pool  # expect: PC1311 "`pool.release()`"
    pool.release()
