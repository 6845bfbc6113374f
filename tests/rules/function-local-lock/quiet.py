"""Local locks that others get to see, or that are no protection in the first place."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


def count(lock, seen):
    with lock:
        seen.append(1)


# Safe: handed to the threads.
def spawn():
    lock = threading.Lock()
    seen = []
    threads = [threading.Thread(target=count, args=(lock, seen)) for _ in range(2)]
    for thread in threads:
        thread.start()
    with lock:
        seen.append(0)
    for thread in threads:
        thread.join()


# Safe: the nested function runs in the pool.
def pooled(rows):
    lock = threading.Lock()
    found = []

    def look(row):
        with lock:
            found.append(row)

    with ThreadPoolExecutor() as pool:
        for row in rows:
            pool.submit(look, row)
    with lock:
        return list(found)


class Holder:
    # Safe: kept in an attribute.
    def reset(self):
        lock = threading.Lock()
        self._lock = lock
        with lock:
            self.rows = []

    def add(self, row):
        with self._lock:
            self.rows.append(row)


# Safe: returned to the caller.
def locked():
    lock = threading.Lock()
    lock.acquire()
    return lock


# No protection meant: a condition nobody notifies is a way to sleep.
def pause(seconds):
    sleeper = threading.Condition()
    with sleeper:
        sleeper.wait(seconds)


# No new lock: another name for the one of the object.
def size(holder: Holder):
    lock = holder._lock
    with lock:
        return len(holder.rows)


# Safe: all that is started here shares the permits.
async def fetch_all(fetch, urls):
    slots = asyncio.Semaphore(2)

    async def one(url):
        async with slots:
            return await fetch(url)

    return await asyncio.gather(*map(one, urls))


# Safe: the permits count what is left, and nobody is kept out.
def take_three(rows):
    left = threading.Semaphore(3)
    for row in rows:
        if not left.acquire(blocking=False):
            break
        print(row)


# Attributes: set up once, before others take it; made when it is missing; handed on; of a closure.
class Scale:
    def open(self):
        self.lock = threading.Lock()
        with self.lock:
            self.weight = 0

    def put(self, weight):
        with self.lock:
            self.weight += weight


class Late:
    _lock = None

    def put(self, weight):
        if self._lock is None:
            self._lock = threading.Lock()
        with self._lock:
            print(weight)


class Shared:
    def put_all(self, weights, put):
        self._guard = threading.Lock()
        with ThreadPoolExecutor() as pool:
            for weight in weights:
                pool.submit(put, weight, self._guard)
        with self._guard:
            print("all")


class Closed:
    def put_all(self, weights):
        self._turns = threading.Lock()

        def put(weight):
            with self._turns:
                print(weight)

        with ThreadPoolExecutor() as pool:
            pool.map(put, weights)
        with self._turns:
            print("all")
