"""Near misses of lock-reacquired-through-call; the comment of each says why it is safe."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

prices_lock = threading.Lock()
prices = {}


class Ledger:
    """An RLock counts how often its thread took it."""

    def __init__(self):
        self._lock = threading.RLock()
        self._entries = []

    def balance(self):
        with self._lock:
            return sum(entry.amount for entry in self._entries)

    def withdraw(self, entry):
        with self._lock:
            if self.balance() >= entry.amount:
                self._entries.append(entry)


class Inbox:
    """A condition made without a lock makes itself an RLock."""

    def __init__(self):
        self._changed = threading.Condition()
        self._letters = []

    def count(self):
        with self._changed:
            return len(self._letters)

    def wait_until(self, wanted):
        with self._changed:
            while self.count() < wanted:
                self._changed.wait()


class Shelf:
    """The public methods lock, the `_unlocked` ones rely on their caller."""

    def __init__(self):
        self._lock = threading.Lock()
        self._books = {}

    def _find_unlocked(self, title):
        return self._books.get(title)

    def find(self, title):
        with self._lock:
            return self._find_unlocked(title)

    def lend(self, title, reader):
        with self._lock:
            book = self._find_unlocked(title)
            if book is not None:
                book.reader = reader
            return book

    # The lock is given back before the call.
    def reserve(self, title, reader):
        with self._lock:
            book = self._books.get(title)
        if book is None:
            book = self.find(title)
        return book, reader

    # Copied under the lock, called after it.
    def notify(self):
        with self._lock:
            books = list(self._books.values())
        for book in books:
            self.lend(book.title, book.reader)

    # Given back by hand on the path that calls.
    def remove(self, title):
        self._lock.acquire()
        if title not in self._books:
            self._lock.release()
            return self.find(title)
        self._lock.release()
        return None

    # Only the branch that does not hold the lock calls.
    def peek(self, title, locked):
        if locked:
            return self.find(title)
        with self._lock:
            return self._books.get(title)

    # Lent out for the length of the call and taken back.
    def borrow(self, title, reader):
        with self._lock:
            wanted = self._books.get(title)
            self._lock.release()
            try:
                again = self.find(title)
            finally:
                self._lock.acquire()
            return wanted is again, reader


class Account:
    """Another object has another lock."""

    def __init__(self, balance):
        self._lock = threading.Lock()
        self._balance = balance

    def deposit(self, amount):
        with self._lock:
            self._balance += amount

    def transfer(self, other: "Account", amount):
        with self._lock:
            self._balance -= amount
            other.deposit(amount)

    def split(self, amount):
        with self._lock:
            self._balance -= amount
            part = Account(0)
            part.deposit(amount)
            return part


class Node:
    """Recursion goes to the children: each has its own lock."""

    def __init__(self, children):
        self._lock = threading.Lock()
        self._children = children

    def size(self):
        with self._lock:
            return 1 + sum(child.size() for child in self._children)

    def depth(self):
        with self._lock:
            deepest = 0
            for child in self._children:
                deepest = max(deepest, child.depth())
            return deepest + 1


class Cache:
    """Two locks of one object: what is held and what is taken are not the same."""

    def __init__(self):
        self._read_lock = threading.Lock()
        self._write_lock = threading.Lock()
        self._rows = {}

    def get(self, key):
        with self._read_lock:
            return self._rows.get(key)

    def put(self, key, row):
        with self._write_lock:
            if self.get(key) is None:
                self._rows[key] = row


class Watcher:
    """What is only handed over runs later, in another thread or on the loop, when the lock is free again."""

    def __init__(self, pool: ThreadPoolExecutor):
        self._lock = threading.Lock()
        self._pool = pool
        self._seen = 0
        self._handlers = []
        self._timer = None

    def record(self):
        with self._lock:
            self._seen += 1

    def schedule(self):
        with self._lock:
            self._pool.submit(self.record)

    def later(self):
        with self._lock:
            self._timer = threading.Timer(5, self.record)
            self._timer.start()

    def subscribe(self):
        with self._lock:
            self._handlers.append(self.record)

    def defer(self):
        def finish():
            self.record()

        with self._lock:
            self._handlers.append(finish)
            self._handlers.append(lambda: self.record())

    def soon(self, loop: asyncio.AbstractEventLoop):
        with self._lock:
            loop.call_soon_threadsafe(self.record)

    def close(self):
        if self._timer is not None:
            self._timer.cancel()


class Gauge:
    """The inner acquire does not wait, so it gives up instead of hanging."""

    def __init__(self):
        self._lock = threading.Lock()
        self._value = 0

    def read_if_free(self):
        if not self._lock.acquire(blocking=False):
            return None
        try:
            return self._value
        finally:
            self._lock.release()

    def read_within(self, seconds):
        if not self._lock.acquire(timeout=seconds):
            return None
        try:
            return self._value
        finally:
            self._lock.release()

    def raise_to(self, value):
        with self._lock:
            shown = self.read_if_free()
            self._value = max(value, shown or 0, self.read_within(0.1) or 0)


class Table:
    """The helper takes the lock only when it is told that nobody has."""

    def __init__(self):
        self._lock = threading.Lock()
        self._rows = []

    def clear(self, nolock=False):
        if not nolock:
            self._lock.acquire()
        self._rows = []
        if not nolock:
            self._lock.release()

    def reload(self, rows):
        with self._lock:
            self.clear(nolock=True)
            self._rows = list(rows)


class Shards:
    """One lock of many: which one is held and which one is taken cannot be told."""

    def __init__(self, count):
        self._locks = [threading.Lock() for _ in range(count)]
        self._rows = [{} for _ in range(count)]

    def get(self, shard, key):
        with self._locks[shard]:
            return self._rows[shard].get(key)

    def copy(self, source, target, key):
        with self._locks[target]:
            self._rows[target][key] = self.get(source, key)


class Base:
    def __init__(self):
        self._lock = threading.Lock()
        self._closed = False

    def close(self):
        with self._lock:
            self._closed = True


class Socket(Base):
    """The method called is the one of the subclass, and that takes no lock."""

    def shutdown(self):
        with self._lock:
            self.close()

    def close(self):
        self._closed = True


class Session:
    """The object whose method is called is not known, only the method's name is the same."""

    def __init__(self, transport):
        self._lock = threading.Lock()
        self._transport = transport

    def close(self):
        with self._lock:
            self._transport.close()

    def flush(self):
        with self._lock:
            self._transport.flush()


# The parameter shadows the lock of the module.
def price_of(name, prices_lock):
    with prices_lock:
        return prices[name]


def report(names):
    own_lock = threading.Lock()
    with prices_lock:
        return [price_of(name, own_lock) for name in names]


# Defined under the lock, called after it.
def reader():
    with prices_lock:

        def read(name):
            with prices_lock:
                return prices.get(name)

    return read("copper")


# A generator function does nothing until it is iterated, and that happens outside.
def each_price():
    with prices_lock:
        yield from list(prices.items())  # expect: PC0218


def lazily():
    with prices_lock:
        rows = each_price()
    return list(rows)


# The method of a class in a method has an object of its own, also when it is called by way of the class.
class Desk:
    def __init__(self):
        self._lock = threading.Lock()

    def open(self):
        class Drawer:
            def __init__(self):
                self._lock = threading.Lock()

            def use(self):
                with self._lock:
                    print("open")

        drawer = Drawer()
        with self._lock:
            Drawer.use(drawer)
            drawer.use()


class Registry:
    """Safe: whoever holds the lock and calls it has seen that there is one, and then it comes back at once."""

    _only = None
    _making = threading.Lock()

    def __init__(self):
        self.names = []

    @staticmethod
    def get():
        if Registry._only:
            return Registry._only
        with Registry._making:
            if not Registry._only:
                Registry._only = Registry()
        return Registry._only


def registry():
    return Registry.get()


def clear_names():
    registry().names.clear()


def clear_registry():
    with Registry._making:
        if Registry._only:
            clear_names()


class Shutter:
    """Safe: it is open already, so opening it again takes no lock."""

    def __init__(self):
        self._lock = threading.Lock()
        self._is_open = False

    def open(self):
        if self._is_open:
            return
        with self._lock:
            self._is_open = True

    def look(self):
        with self._lock:
            if self._is_open:
                self.open()


report_lock = threading.Lock()


class Reporting(threading.Thread):
    """Safe: what it wraps is the hook that was there before."""

    def __init__(self):
        super().__init__()
        before = self._hook

        def hook(*args):
            with report_lock:
                return before(*args)

        self._hook = hook


class SealedError(Exception):
    """Safe: `Exception` has a `__str__` of its own, so `str` does not come by here."""

    def __init__(self, rows):
        super().__init__("sealed")
        self._lock = threading.Lock()
        self._rows = rows

    def __repr__(self):
        with self._lock:
            return f"SealedError({self._rows})"

    def label(self):
        with self._lock:
            return str(self)


class Press:
    """Safe: `paper` locks only where no source is written, and `compile` has seen to that."""

    def __init__(self):
        self._lock = threading.Lock()
        self._has_source = False

    def write(self):
        self._has_source = True

    def paper(self):
        if not self._has_source:
            with self._lock:
                if not self._has_source:
                    self.write()
        return "paper"

    def fold(self):
        return self.paper()

    def compile(self):
        with self._lock:
            if not self._has_source:
                self.write()
            return self.fold()


def on_demand(loaders):
    """Safe: `__class__` is there, so that it is asked for runs no `__getattr__`."""
    lock = threading.Lock()

    def load(name):
        with lock:
            if not hasattr(library.__class__, name):
                loaders[name](name)

    class Library:
        def __getattr__(self, name):
            load(name)
            return getattr(self, name)

    library = Library()
    return library
