"""A thread that holds a plain lock calls something that takes the same lock: it waits for itself for ever."""

import functools
import multiprocessing
import threading
from collections import deque
from contextlib import contextmanager
from threading import RLock

rates_lock = threading.RLock()
rates = {}


class Inventory:
    """Directly, through a method that calls another one, through a property and through a special method."""

    def __init__(self, counts):
        self._lock = threading.RLock()
        self._counts = dict(counts)

    def count(self, name):
        with self._lock:  # related: PC0209
            return self._counts.get(name, 0)

    def take(self, name, amount):
        with self._lock:
            if self.count(name) < amount:  # expect: PC0209 "self._lock"
                return False
            self._counts[name] -= amount
            return True

    def restock(self, delivery):
        with self._lock:
            for name, amount in delivery.items():
                self._add(name, amount)  # expect: PC0209

    def _add(self, name, amount):
        self._counts[name] = self.count(name) + amount

    @property
    def total(self):
        with self._lock:
            return sum(self._counts.values())

    def share(self, name):
        with self._lock:
            return self._counts[name] / self.total  # expect: PC0209

    def __len__(self):
        with self._lock:
            return len(self._counts)

    def __contains__(self, name):
        with self._lock:
            return name in self._counts

    def __getitem__(self, name):
        with self._lock:
            return self._counts[name]

    def summary(self):
        with self._lock:
            return f"{len(self)} kinds"  # expect: PC0209

    def discard(self, name):
        with self._lock:
            if name in self:  # expect: PC0209
                del self._counts[name]

    def double(self, name):
        with self._lock:
            self._counts[name] = 2 * self[name]  # expect: PC0209


# A helper function and a lock of the module; taken by hand in one, by `with` in the other.
def rate(currency):
    rates_lock.acquire()
    try:
        return rates[currency]
    finally:
        rates_lock.release()


def convert(amount, source, target):
    with rates_lock:
        return amount * rate(source) / rates[target]  # expect: PC0209 "rates_lock"


# Released in the `finally`, but the call comes before.
def update(currency, value):
    rates_lock.acquire()
    try:
        if rate(currency) != value:  # expect: PC0209
            rates[currency] = value
    finally:
        rates_lock.release()


def synchronized(method):
    """A decorator of this file: the wrapped method runs with the lock held."""

    @functools.wraps(method)
    def locked(self, *args, **kwargs):
        with self.lock:
            return method(self, *args, **kwargs)

    return locked


class Playlist:
    def __init__(self, lock=None):
        self.lock = lock if lock is not None else RLock()
        self.tracks = deque()

    @synchronized
    def add(self, track):
        self.tracks.append(track)

    @synchronized
    def extend(self, tracks):
        for track in tracks:
            self.add(track)  # expect: PC0209


class Registry:
    """A lock of the class, class methods, and a subclass that inherits the method it calls."""

    _guard = threading.RLock()
    _plugins = {}

    @classmethod
    def find(cls, name):
        with cls._guard:
            return cls._plugins.get(name)

    @classmethod
    def register(cls, name, plugin):
        with cls._guard:
            if cls.find(name) is None:  # expect: PC0209 "_guard"
                cls._plugins[name] = plugin


class Buffer:
    def __init__(self, sink):
        self._mutex = make_lock()
        self._chunks = []
        self._sink = sink

    def flush(self):
        with self._mutex:
            self._sink.write(b"".join(self._chunks))
            self._chunks.clear()


class LimitedBuffer(Buffer):
    def __init__(self, sink, limit):
        super().__init__(sink)
        self._limit = limit

    def write(self, chunk):
        with self._mutex:
            self._chunks.append(chunk)
            if len(self._chunks) > self._limit:
                self.flush()  # expect: PC0209 "self._mutex"

    def flush(self):
        with self._mutex:
            super().flush()  # expect: PC0209


def make_lock():
    return threading.RLock()


class Catalog:
    """A context manager of the class takes the lock; a function given to the holder is called at once."""

    def __init__(self):
        self._lock = threading.RLock()
        self._items = []

    @contextmanager
    def _locked(self):
        with self._lock:
            yield self._items

    def price(self, item):
        with self._locked():
            return item.price

    def cheapest(self):
        with self._locked() as items:
            return min(items, key=self.price)  # expect: PC0209

    def _guarded(self, action):
        with self._lock:
            return action()  # expect: PC0209

    def size(self):
        with self._lock:
            return len(self._items)

    def log_size(self):
        return self._guarded(self.size)

    def priced(self):
        with self._lock:
            return [item for item in self._items if self.price(item) > 0]  # expect: PC0209

    def sorted(self):
        with self._lock:
            return sorted(self._items, key=lambda item: self.price(item))  # expect: PC0209


class Jobs:
    """A condition made from a plain lock is that lock."""

    def __init__(self):
        self._lock = threading.Lock()
        self._changed = threading.Condition(self._lock)
        self._waiting = deque()

    def pending(self):
        with self._lock:
            return len(self._waiting)

    def wait_for_room(self, limit):
        with self._changed:
            while self.pending() >= limit:  # expect: PC0209
                self._changed.wait()


class Poller(threading.Thread):
    """A thread that holds its own lock in `run`."""

    def __init__(self, source):
        super().__init__(daemon=True)
        self.source = source
        self.state_lock = threading.RLock()
        self.state = None

    def current(self):
        with self.state_lock:
            return self.state

    def run(self):
        while True:
            reading = self.source.read()
            with self.state_lock:
                if reading != self.current():  # expect: PC0209 "self.state_lock"
                    self.state = reading


class Tree:
    """Recursion under the lock: the same object is entered again."""

    def __init__(self, children):
        self._lock = threading.RLock()
        self._children = children

    def visit(self, name, seen):
        with self._lock:
            for child in self._children[name]:
                if child not in seen:
                    self.visit(child, seen | {child})  # expect: PC0209


class Window:
    """The child knows its owner and calls back into it."""

    def __init__(self):
        self._lock = threading.RLock()
        self._title = Title(self)
        self.dirty = False

    def invalidate(self):
        with self._lock:
            self.dirty = True

    def rename(self, text):
        with self._lock:
            self._title.change(text)  # expect: PC0209


class Title:
    def __init__(self, window: Window):
        self._window = window
        self.text = ""

    def change(self, text):
        self.text = text
        self._window.invalidate()


class Client:
    """Before the fork everything is meant to be closed; the slow path closes under the lock that closing takes."""

    def __init__(self, connect):
        self._socket_lock = threading.RLock()
        self._connect = connect
        self.socket = None

    def close_socket(self):
        with self._socket_lock:
            if self.socket:
                self.socket.close()
                self.socket = None

    def after_fork(self):
        with self._socket_lock:
            if self.socket:
                self.close_socket()  # expect: PC0209 "self._socket_lock"


# The lock reaches both functions as an argument; between processes nobody is spared either.
def write_line(stream, line, lock):
    with lock:
        stream.write(line + "\n")


def write_report(path, lines, lock):
    with open(path, "a", encoding="utf-8") as stream, lock:
        for line in lines:
            write_line(stream, line, lock)  # expect: PC0209 "lock"


def report_all(paths, lines):
    lock = multiprocessing.RLock()
    writers = [multiprocessing.Process(target=write_report, args=(path, lines, lock)) for path in paths]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()


# A coroutine that takes a thread's lock stops the whole loop.
async def refresh(session, currency):
    quote = await session.get(currency)
    with rates_lock:
        rates[currency] = max(quote, rate(currency))  # expect: PC0209


def print_totals(totals):
    with console_lock:  # expect: PC0204 "console_lock"
        print_line(", ".join(totals))  # expect: PC0209 "console_lock"


def print_line(text):
    console_lock.acquire()
    try:
        print(text)
    finally:
        console_lock.release()


if __name__ == "__main__":
    console_lock = threading.RLock()
    print_totals(["1", "2", "3"])


class Hatch:
    """Takes the lock exactly where it is called: while the hatch is shut."""

    def __init__(self):
        self._lock = threading.RLock()
        self._is_open = False

    def open(self):
        if self._is_open:
            return
        with self._lock:
            self._is_open = True

    def look(self):
        with self._lock:
            if not self._is_open:
                self.open()  # expect: PC0209 "open"


class Manifest(object):
    """A class without `__str__` is shown by its `__repr__`; one without `__ne__` is compared by its `__eq__`."""

    def __init__(self):
        self._lock = threading.RLock()
        self._rows = []

    def __repr__(self):
        with self._lock:
            return f"Manifest({self._rows})"

    def __eq__(self, other):
        with self._lock:
            return self._rows == other

    def label(self, other):
        with self._lock:
            if self != other:  # expect: PC0209
                return ""
            return str(self)  # expect: PC0209
