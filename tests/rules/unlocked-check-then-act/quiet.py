"""Near misses: tests that still hold when they are relied on."""

import threading
from concurrent.futures import ThreadPoolExecutor

cache = {}
cache_lock = threading.Lock()
plain = {}
flags = {}
jobs = []
names = set()


def load(key):
    return [key]


# One lock over test and act.
def lookup(key):
    with cache_lock:
        if key not in cache:
            cache[key] = load(key)
        return cache[key]


# Tested again under the lock.
def lookup_quickly(key):
    if key not in cache:
        with cache_lock:
            if key not in cache:
                cache[key] = load(key)
    return cache[key]


# One step: `setdefault`, a default for `pop`, the failure caught.
def remember(key):
    plain.setdefault(key, load(key))


def forget(key):
    if key in plain:
        plain.pop(key, None)
    try:
        job = jobs.pop()
    except IndexError:
        return None
    return job


# The same constant twice does no harm.
def mark(key):
    if key not in flags:
        flags[key] = True


# Another key than the one that was asked for.
def link(key, other):
    if key in plain:
        plain[other] = load(other)


def run(keys):
    with ThreadPoolExecutor() as pool:
        for key in keys:
            pool.submit(lookup, key)
            pool.submit(lookup_quickly, key)
            pool.submit(remember, key)
            pool.submit(forget, key)
            pool.submit(mark, key)
            pool.submit(link, key, key)


# One thread only: nobody runs it beside another.
def register(name):
    if name not in names:
        load(name)
        names.add(name)


def register_all(everybody):
    for name in everybody:
        register(name)


# A container of its own for each thread.
def collect(keys):
    found = {}
    for key in keys:
        if key not in found:
            found[key] = load(key)
    return found


def collect_all(books):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(collect, books))


# Only its own thread takes from it.
class Spool:
    def __init__(self):
        self._pending = []
        threading.Thread(target=self._print, daemon=True).start()

    def add(self, job):
        self._pending.append(job)

    def _print(self):
        while True:
            if len(self._pending) > 0:
                load(self._pending.pop(0))


# A member of a set is there once, whoever adds it.
known_types = set()


def is_known(value):
    if type(value) in known_types:
        return True
    if load(value):
        known_types.add(type(value))
        return True
    return False


def ask_all(values):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(is_known, values))


# It is there from here on: nobody ever takes it out.
class Register:
    def __init__(self):
        self._guests = {}
        threading.Thread(target=self._show, daemon=True).start()

    def visit(self, name):
        if name not in self._guests:
            self._guests[name] = [name]
        print("visit")
        self._guests[name].append(name)

    def _show(self):
        while True:
            print(len(self._guests))


# The lock is taken after a first look, and the test that counts comes then.
class Taxis:
    def __init__(self):
        self._lock = threading.Lock()
        self._free = []
        self._fares = {}
        self._queue = []
        threading.Thread(target=self._drive, daemon=True).start()

    def park(self, taxi):
        with self._lock:
            self._free.append(taxi)

    def call(self):
        if self._free:
            with self._lock:
                if self._free:
                    return self._free.pop()
        return None

    def hail(self):
        if self._free:
            with self._lock:
                return self._free.pop() if self._free else None
        return None

    # It may fail, and the author knows.
    def grab(self):
        if self._free:
            try:
                with self._lock:
                    return self._free.pop()
            except IndexError:
                return None
        return None

    def book(self, guest, fare):
        with self._lock:
            self._fares[guest] = fare

    # With a default nothing can fail.
    def pay(self, guest):
        if guest in self._fares:
            with self._lock:
                return self._fares.pop(guest, 0)
        return 0

    # Only the object's own thread takes out: what it has seen stays there.
    def wait(self, guest):
        with self._lock:
            self._queue.append(guest)

    def length(self):
        with self._lock:
            return len(self._queue)

    def _drive(self):
        while True:
            while self._queue:
                with self._lock:
                    guest = self._queue.pop(0)
                print(guest)


# Safe: whoever has the tank holds a lock around it, of which the tank knows nothing.
class Tank:
    def __init__(self):
        self.levels = {}

    def fill(self, name):
        self.note(name)

    def note(self, name):
        if name not in self.levels:
            self.levels[name] = 1


class Station:
    def __init__(self):
        self._mutex = threading.Lock()
        self._tank = Tank()

    def open(self):
        for name in ("a", "b"):
            threading.Thread(target=self._serve, args=(name,), daemon=True).start()

    def _serve(self, name):
        with self._mutex:
            self._tank.fill(name)


Station().open()
