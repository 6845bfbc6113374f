"""Near misses of ignored-acquire-result; the comment of each says who asks for the answer, or why there is nothing to ask."""

import multiprocessing
import threading
import time

cache_lock = threading.Lock()
cache = {}


# Without arguments it waits until it has the lock.
def store(key, value):
    cache_lock.acquire()
    try:
        cache[key] = value
    finally:
        cache_lock.release()


# The same, written out.
def store_explicitly(key, value):
    cache_lock.acquire(True)
    try:
        cache[key] = value
    finally:
        cache_lock.release()


def store_by_keyword(key, value):
    cache_lock.acquire(blocking=True, timeout=-1)
    try:
        cache[key] = value
    finally:
        cache_lock.release()


# Asked at once.
def store_if_free(key, value):
    if cache_lock.acquire(blocking=False):
        try:
            cache[key] = value
        finally:
            cache_lock.release()


def store_or_fail(key, value):
    if not cache_lock.acquire(timeout=1):
        raise TimeoutError(key)
    try:
        cache[key] = value
    finally:
        cache_lock.release()


# Asked later, under a name.
def try_store(key, value):
    given = cache_lock.acquire(False)
    if given:
        try:
            cache[key] = value
        finally:
            cache_lock.release()
    return given


def walrus_store(key, value):
    if (given := cache_lock.acquire(timeout=0.1)) is True:
        try:
            cache[key] = value
        finally:
            cache_lock.release()
    return given


# Asked until the answer is yes.
def store_stubbornly(key, value):
    while not cache_lock.acquire(timeout=1):
        time.sleep(0.1)
    try:
        cache[key] = value
    finally:
        cache_lock.release()


# An `assert` asks as well.
def store_in_test(key, value):
    assert cache_lock.acquire(timeout=1), "nobody should hold the lock here"
    try:
        cache[key] = value
    finally:
        cache_lock.release()


# The caller asks.
class Door:
    def __init__(self):
        self._latch = threading.Lock()
        self._answers = []

    def try_shut(self, patience):
        return self._latch.acquire(timeout=patience)

    def open(self):
        self._latch.release()

    # Kept for whoever looks later.
    def shut_and_note(self):
        self._answers.append(self._latch.acquire(blocking=False))


# Whether it waits is the caller's choice, and so is what the answer means.
def take(wait):
    cache_lock.acquire(wait)


def give_back():
    cache_lock.release()


class Bell:
    """A semaphore as a signal: takes the pending ring away, if there is one; there is no section to enter."""

    def __init__(self):
        self._rings = threading.Semaphore(0)

    def ring(self):
        self._rings.release()

    def forget(self):
        self._rings.acquire(blocking=False)


# `None` means for ever for a lock between processes.
def add(total, lock):
    lock.acquire(timeout=None)
    try:
        total.value += 1
    finally:
        lock.release()


def add_twice():
    lock = multiprocessing.Lock()
    total = multiprocessing.Value("i", 0)
    adders = [multiprocessing.Process(target=add, args=(total, lock)) for _ in range(2)]
    for adder in adders:
        adder.start()
    for adder in adders:
        adder.join()


# No lock: the pool hands out connections and the answer is not a yes or no.
def warm_up(pool):
    pool.acquire(timeout=1)


# A lock of this file's own making that raises instead of answering.
class StrictLock:
    def __init__(self):
        self._inner = threading.Lock()

    def acquire(self, timeout):
        if not self._inner.acquire(timeout=timeout):
            raise TimeoutError
        return self

    def release(self):
        self._inner.release()


strict = StrictLock()


def store_strictly(key, value):
    strict.acquire(timeout=1)
    try:
        cache[key] = value
    finally:
        strict.release()
