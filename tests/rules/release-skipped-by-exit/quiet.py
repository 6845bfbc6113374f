"""Near misses of release-skipped-by-exit; the comment of each says where the release is."""

import threading
from collections import deque

stock_lock = threading.Lock()
stock = {}
order = []


# `with` releases on every way out.
def reserve(name, amount):
    with stock_lock:
        if stock.get(name, 0) < amount:
            return False
        stock[name] -= amount
        return True


# So does `finally`.
def remove(name):
    stock_lock.acquire()
    try:
        if name not in stock:
            raise LookupError(name)
        return stock.pop(name)
    finally:
        stock_lock.release()


# In front of every way out.
def peek(name):
    stock_lock.acquire()
    if name not in stock:
        stock_lock.release()
        return None
    value = stock[name]
    stock_lock.release()
    return value


def check(name):
    stock_lock.acquire()
    if name not in stock:
        stock_lock.release()
        raise LookupError(name)
    stock_lock.release()


# Returned before it was taken, and after it was given back.
def clear(really):
    if not really:
        return 0
    stock_lock.acquire()
    gone = stock
    stock_lock.release()
    if not gone:
        return 0
    return sum(gone.values())


class Queue:
    def __init__(self):
        self._lock = threading.Lock()
        self._jobs = deque()
        self._closed = False

    # Behind the loop, which `break` leaves with the lock.
    def newest(self):
        self._lock.acquire()
        found = None
        for job in self._jobs:
            if job is not None:
                found = job
                break
        self._lock.release()
        return found

    # In front of `continue` and `break`.
    def drain(self):
        done = []
        while True:
            self._lock.acquire()
            if self._closed:
                self._lock.release()
                break
            if not self._jobs:
                self._lock.release()
                continue
            done.append(self._jobs)
            self._lock.release()
        return done

    # The `finally` is inside the loop.
    def take(self, names):
        for name in names:
            self._lock.acquire()
            try:
                if name not in self._jobs:
                    continue
                self._jobs.remove(name)
                break
            finally:
                self._lock.release()

    # An answer of True says that the lock is held now: `commit` or `abort` gives it back.
    def try_begin(self):
        self._lock.acquire()
        if self._closed:
            self._lock.release()
            return False
        return True

    def commit(self):
        self._lock.release()

    def abort(self):
        self._closed = True
        self._lock.release()


class Shelf:
    def __init__(self, lock=None):
        self._lock = lock or threading.RLock()
        self._books = []

    # The same flag takes, returns between, and gives back.
    def first(self, nolock=False):
        if not nolock:
            self._lock.acquire()
        book = self._books[0] if self._books else None
        if not nolock:
            self._lock.release()
        return book

    # What was not given need not be given back.
    def last(self, wait):
        if not self._lock.acquire(blocking=wait):
            return None
        book = self._books[-1] if self._books else None
        self._lock.release()
        return book

    def middle(self):
        got = self._lock.acquire(False)
        if got:
            book = self._books[len(self._books) // 2]
            self._lock.release()
            return book
        return None

    # The `raise` does not leave: the handler below catches it, and the release follows.
    def add(self, book):
        refused = None
        self._lock.acquire()
        try:
            if book in self._books:
                raise ValueError(book)
            self._books.append(book)
        except ValueError as error:
            refused = error
        self._lock.release()
        return refused

    # A loop without an end: it is left only by the `return`, which releases.
    def wait_for(self, book):
        while True:
            self._lock.acquire()
            if book in self._books:
                self._lock.release()
                return book
            self._lock.release()

    # Handed over to the cursor, together with the function that gives it back.
    def each(self):
        self._lock.acquire()

        def finish():
            self._lock.release()

        return Cursor(self._books, finish)


class Cursor:
    def __init__(self, books, finish):
        self.books = books
        self.finish = finish


# Both branches of the condition give back.
def listed(reverse):
    stock_lock.acquire()
    names = order
    if reverse:
        names = names[::-1]
        stock_lock.release()
    else:
        stock_lock.release()
    return names


# The `else` of the loop and the `break` meet at the release.
def find(wanted):
    stock_lock.acquire()
    for name in stock:
        if name == wanted:
            result = name
            break
    else:
        result = None
    stock_lock.release()
    return result


# The lock is taken and given back in the condition's own branches.
def read(name, default=None):
    if stock_lock.acquire(timeout=1):
        value = stock[name] if name in stock else default
        stock_lock.release()
    else:
        value = default
    return value


class Partition:
    def __init__(self):
        self.lock = threading.Lock()
        self.count = 0


class Poller:
    """Each lock that was given is remembered with its owner, and the second loop gives all of them back."""

    def __init__(self, size):
        self._partitions = [Partition() for _ in range(size)]

    def poll(self, limit):
        taken = {}
        for partition in self._partitions:
            if partition.lock.acquire(False):
                taken[partition] = None
                if partition.count < limit:
                    taken[partition] = partition.count
        for partition in taken:
            partition.lock.release()
        return len(taken)


# The handler asks whether the lock is still held before it raises again.
def count_carefully(text):
    stock_lock.acquire()
    try:
        stock["parsed"] = int(text)
        stock_lock.release()
    except BaseException:
        if stock_lock.locked():
            stock_lock.release()
        raise


# Whichever way the lock was asked for, nothing is held where the answer is no.
def count_in_time(name, wait, seconds):
    if not wait:
        taken = stock_lock.acquire(blocking=False)
    elif seconds == -1:
        taken = stock_lock.acquire(blocking=True)
    else:
        taken = stock_lock.acquire(blocking=True, timeout=seconds)
    if not taken:
        raise TimeoutError(name)
    try:
        return stock[name]
    finally:
        stock_lock.release()
