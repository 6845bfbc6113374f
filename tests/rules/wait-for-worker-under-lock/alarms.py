"""The holder of a lock waits for somebody who waits for the lock."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import ThreadPoolExecutor as Pool

results_lock = threading.Lock()
results = []


class Sampler:
    """A thread of the object, stopped by another method; the worker takes the lock in a helper."""

    def __init__(self):
        self._lock = threading.Lock()
        self._stopping = False
        self._thread = threading.Thread(target=self._run)
        self._helpers = []

    def start(self):
        self._thread.start()

    def _run(self):
        while not self._finished():  # related: PC0216 "called here"
            print("sample")

    def _finished(self):
        with self._lock:  # related: PC0216 "needs `self._lock`"
            return self._stopping

    def stop(self):
        with self._lock:
            self._stopping = True
            self._thread.join()  # expect: PC0216 "Sampler._run"

    def grow(self):
        helper = threading.Thread(target=self._run)
        self._helpers.append(helper)
        helper.start()

    def stop_helpers(self):
        self._lock.acquire()
        try:
            self._stopping = True
            for helper in self._helpers:
                helper.join()  # expect: PC0216
        finally:
            self._lock.release()


def add(lock, value):
    with lock:
        results.append(value)


def add_one():
    """Local lock, handed over as an argument."""
    lock = threading.Lock()
    with lock:
        thread = threading.Thread(target=add, args=(lock, 1))
        thread.start()
        thread.join()  # expect: PC0216 "`add`"


def store():
    with results_lock:
        results.append(2)


def store_all(count):
    """The end of the block waits for all that was submitted."""
    with results_lock:
        with ThreadPoolExecutor() as pool:  # expect: PC0216 "`store`"
            for _ in range(count):
                pool.submit(store)


class Cache:
    """A future, its value needed at once."""

    def __init__(self):
        self._guard = threading.RLock()
        self._pool = Pool(max_workers=1)
        self._rows = {}

    def _load(self, name):
        row = name.upper()
        with self._guard:
            self._rows[name] = row
        return row

    def get(self, name):
        with self._guard:
            future = self._pool.submit(self._load, name)
            return future.result()  # expect: PC0216 "Cache._load"

    def close(self):
        with self._guard:
            self._pool.shutdown()  # expect: PC0216


class Beat(threading.Thread):
    """A thread with a class of its own that calls back its owner."""

    def __init__(self, owner: "Monitor"):
        super().__init__()
        self.owner = owner

    def run(self):
        self.owner.tick()


class Monitor:
    def __init__(self):
        self._state = threading.Condition()
        self._beat = Beat(self)
        self._ticks = 0

    def start(self):
        self._beat.start()

    def tick(self):
        with self._state:
            self._ticks += 1

    def stop(self):
        with self._state:
            self._beat.join()  # expect: PC0216 "Beat.run"


class Poller:
    """Tasks wait for one another in the same way."""

    def __init__(self):
        self._lock = asyncio.Lock()
        self.value = 0

    async def _poll(self):
        async with self._lock:
            self.value += 1

    async def refresh(self):
        async with self._lock:
            task = asyncio.create_task(self._poll())
            await task  # expect: PC0216 "Poller._poll"
