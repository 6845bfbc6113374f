"""Names that exist, names of others, names that are only looked for."""

import _multiprocessing
import asyncio
import asyncpg
import multiprocess
import subprocess32
import threading
import threading2
import signals
import queues

try:
    import Queue  # two Pythons in one program
except ImportError:
    import queue as Queue

try:
    text_type = unicode  # of these two Pythons, only one has it and goes on
    import Queue as jobs
except NameError:
    text_type = str
    import queue as jobs

try:
    from asyncio import timeouts
except ImportError:
    timeouts = None


class Lamp:
    def acquires(self):
        return 1

    def starts(self):
        return 2


class Named(threading.Thread):
    def started(self):
        return self.starts  # set somewhere else, for all we know


threading.current_treads = {}


def of_others(lamp, worker: threading.Thread):
    own = Lamp()
    own.starts()
    worker.Start()  # may be a subclass
    return lamp.aquire(), lamp.Start(), threading.current_treads, own.acquires()


def marked(work):
    worker = threading.Thread(target=work)
    worker.starter = "boss"  # any name may be given
    worker.start()
    worker.join()
    return worker.starter, asyncio.tasks, asyncio.locks, threading.local()


def asks(lock_type=threading.Lock):
    lock = lock_type()
    if hasattr(threading, "locks"):
        return threading.locks
    return lock.acquires, _multiprocessing, asyncio.Queue().shutdown, asyncpg, multiprocess, subprocess32, threading2, signals, queues
