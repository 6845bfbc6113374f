"""Locks that are taken and that nothing in the class or the module gives back."""

import _thread
import asyncio
import multiprocessing
import threading
import threading as th
from threading import Lock as Mutex, RLock

config_lock = threading.Lock()
config = {}


# The function ends with the lock held: the second call waits for ever.
def load_config(path):
    with config_lock:  # expect: PC0203 "config_lock"
        with open(path, encoding="utf-8") as handle:
            for line in handle:
                key, _, value = line.partition("=")
                config[key.strip()] = value.strip()


class Counter:
    """An attribute set in `__init__`, taken in a method, given back nowhere in the class."""

    def __init__(self):
        self._lock = th.Lock()
        self.value = 0

    def increment(self):
        with self._lock:  # expect: PC0203 "self._lock"
            self.value += 1

    # Reading is done right, which does not help the method above.
    def read(self):
        with self._lock:
            return self.value


class Gauge:
    """A local name for the lock; a condition decides whether it is taken at all."""

    def __init__(self, shared):
        self._mutex = Mutex()
        self._shared = shared
        self._value = 0.0

    def set(self, value):
        mutex = self._mutex
        if self._shared:
            mutex.acquire()  # expect: PC0203 "mutex"
        self._value = value


class Plugins:
    """A lock of the class."""

    _guard = RLock()
    _known = {}

    @classmethod
    def register(cls, name, plugin):
        with cls._guard:  # expect: PC0203 "_guard"
            cls._known[name] = plugin


class Recorder(threading.Thread):
    """A thread that ends while it holds the lock of all recorders."""

    def __init__(self, microphone, lock):
        super().__init__()
        self.microphone = microphone
        self.lock = lock

    def run(self):
        with self.lock:  # expect: PC0203 "self.lock"
            while self.microphone.is_open():
                self.microphone.record()


def record(microphones):
    lock = threading.Lock()
    recorders = [Recorder(microphone, lock) for microphone in microphones]
    for recorder in recorders:
        recorder.start()
    for recorder in recorders:
        recorder.join()


# The lock reaches the worker through the arguments of its thread.
def add_total(numbers, totals, lock):
    total = sum(numbers)
    with lock:  # expect: PC0203 "lock"
        totals.append(total)


def add_totals(columns):
    totals = []
    totals_lock = threading.Lock()
    workers = []
    for column in columns:
        worker = threading.Thread(target=add_total, args=(column, totals, totals_lock))
        worker.start()
        workers.append(worker)
    for worker in workers:
        worker.join()
    return totals


# A lock between processes, made by a context and by a factory of this file.
spawning = multiprocessing.get_context("spawn")


def new_process_lock():
    return spawning.Lock()


log_lock = new_process_lock()


def append_log(path, line):
    with log_lock:  # expect: PC0203 "log_lock"
        with open(path, "a", encoding="utf-8") as handle:
            handle.write(line)


# The low-level lock is a lock as well.
id_lock = _thread.allocate_lock()
last_id = 0


def next_id():
    global last_id
    with id_lock:  # expect: PC0203 "id_lock"
        last_id += 1
        return last_id


class Session:
    """In a coroutine."""

    def __init__(self, http):
        self._http = http
        self._lock = asyncio.Lock()

    async def login(self, user):
        async with self._lock:  # expect: PC0203 "self._lock"
            return await self._http.post("/login", user)


# A condition is taken to notify and never given back, so nobody who waits can wake up.
class Mailbox:
    def __init__(self):
        self._arrived = threading.Condition()
        self._letters = []

    def put(self, letter):
        with self._arrived:  # expect: PC0203 "self._arrived"
            self._letters.append(letter)
            self._arrived.notify()

    def take(self):
        with self._arrived:
            while not self._letters:
                self._arrived.wait()
            return self._letters.pop(0)


# The successful branch keeps the lock for ever.
def save_if_free(store):
    if config_lock.acquire(timeout=1):  # expect: PC0203 "config_lock"
        store.write(dict(config))
        return True
    return False


def count_visit(visits, page):
    with visits_lock:  # expect: PC0203 "visits_lock"
        visits[page] = visits.get(page, 0) + 1


if __name__ == "__main__":
    visits_lock = threading.Lock()
    count_visit({}, "index")
