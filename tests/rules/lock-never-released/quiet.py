"""Near misses of lock-never-released; the comment of each says who gives the lock back."""

import asyncio
import atexit
import contextlib
import os
import threading
from concurrent.futures import ThreadPoolExecutor

module_lock = threading.Lock()
fork_lock = threading.Lock()
exit_lock = threading.Lock()


# `with` does.
def tidy(store):
    with module_lock:
        store.tidy()


# The `finally` does.
def sweep(store):
    module_lock.acquire()
    try:
        store.sweep()
    finally:
        module_lock.release()


# Each branch does.
def pick(store, key):
    module_lock.acquire()
    if key in store:
        value = store[key]
        module_lock.release()
        return value
    module_lock.release()
    return None


class Scanner:
    """`stop` does, for `start`."""

    def __init__(self):
        self._busy = threading.Lock()
        self.running = False

    def start(self):
        self._busy.acquire()
        self.running = True

    def stop(self):
        self.running = False
        self._busy.release()


class Transaction:
    """`__exit__` does, for `__enter__`."""

    def __init__(self, lock=None):
        self._lock = lock or threading.RLock()

    def __enter__(self):
        self._lock.acquire()
        return self

    def __exit__(self, exc_type, exc, traceback):
        self._lock.release()


class AsyncTransaction:
    def __init__(self):
        self._lock = asyncio.Lock()

    async def __aenter__(self):
        await self._lock.acquire()
        return self

    async def __aexit__(self, exc_type, exc, traceback):
        self._lock.release()


class Base:
    """The subclass does, for its base."""

    def __init__(self):
        self._lock = threading.Lock()

    def begin(self):
        self._lock.acquire()


class Editor(Base):
    def commit(self):
        self._lock.release()


class Door:
    """A lock made of a lock, under other names: the balance is the caller's."""

    def __init__(self):
        self._latch = threading.Lock()

    def shut(self):
        self._latch.acquire()

    def open(self):
        self._latch.release()


class Slots:
    """The job does, when it is done; the permit was taken by the one who submitted it."""

    def __init__(self, pool: ThreadPoolExecutor, limit):
        self._pool = pool
        self._permits = threading.BoundedSemaphore(limit)
        self._order = threading.Lock()

    def submit(self, job):
        self._permits.acquire()
        future = self._pool.submit(job)
        future.add_done_callback(self._finished)
        return future

    def _finished(self, future):
        self._permits.release()

    # The callback does; the bound method is handed over without being called.
    def submit_in_order(self, job):
        self._order.acquire()
        future = self._pool.submit(job)
        future.add_done_callback(lambda _: self._order.release())
        return future


class Pulse:
    """A timer does, after a second."""

    def __init__(self):
        self._quiet = threading.Lock()

    def pulse(self):
        self._quiet.acquire()
        timer = threading.Timer(1.0, self._quiet.release)
        timer.start()
        return timer


class Turnstile:
    """A semaphore as a signal: one side only takes, the other only gives."""

    def __init__(self):
        self._arrived = threading.Semaphore(0)
        self.passed = 0

    def arrive(self):
        self._arrived.release()

    def let_pass(self):
        self._arrived.acquire()
        self.passed += 1


# A semaphore that is used up: nobody may come after the tenth.
tickets = threading.Semaphore(10)


def sell():
    return tickets.acquire(blocking=False)


class Waiters:
    """A lock as a bell: taken to arm it, taken again to wait; whoever finds it in the queue rings."""

    def __init__(self):
        self._bells = []

    def wait(self, timeout):
        bell = threading.Lock()
        bell.acquire()
        self._bells.append(bell)
        return bell.acquire(timeout=timeout)

    def ring(self):
        for bell in self._bells:
            bell.release()
        self._bells.clear()


# The caller does: it gets the lock that was taken.
def locked_file(path, locks):
    lock = threading.Lock()
    lock.acquire()
    locks[path] = lock
    return lock


# Somebody else does: the lock is handed to the object that ends the work.
def begin_work(worker):
    done = threading.Lock()
    done.acquire()
    worker.run(on_finish=done.release)


def begin_job(job):
    gate = threading.Lock()
    gate.acquire()
    job.attach(gate)


# The stack does.
def copy(source, target):
    with contextlib.ExitStack() as stack:
        module_lock.acquire()
        stack.callback(module_lock.release)
        target.write(source.read())


# The hooks after the fork do, given as bound methods.
os.register_at_fork(before=fork_lock.acquire, after_in_parent=fork_lock.release, after_in_child=fork_lock.release)


# The end of the program does.
def hold_until_exit():
    exit_lock.acquire()
    atexit.register(exit_lock.release)


# The helper does, called on every path.
def finish(store):
    store.close()
    module_lock.release()


def compact(store):
    module_lock.acquire()
    try:
        store.compact()
    finally:
        finish(store)


# The generator of the context manager does.
@contextlib.contextmanager
def exclusive():
    module_lock.acquire()
    try:
        yield
    finally:
        module_lock.release()


# One lock of many does not tell which one is given back.
class Stripes:
    def __init__(self, count):
        self._locks = [threading.Lock() for _ in range(count)]

    def enter(self, key):
        self._locks[hash(key) % len(self._locks)].acquire()

    def leave(self, key):
        self._locks[hash(key) % len(self._locks)].release()


class Freezer:
    """Takes all of them one after the other, and gives them back in another method."""

    def __init__(self, parts):
        self.parts = parts

    def freeze(self):
        for part in self.parts:
            part.lock.acquire()

    def thaw(self):
        for part in self.parts:
            part.lock.release()


class Part:
    def __init__(self):
        self.lock = threading.Lock()


# Whether it was given is all this asks; it gives it back at once.
def is_idle():
    if module_lock.acquire(blocking=False):
        module_lock.release()
        return True
    return False


# No lock at all, and nothing known of it.
def borrow(pool):
    return pool.acquire()


# A decorator of this file gives back what its wrapper took.
def exclusively(function):
    def wrapper(*args, **kwargs):
        module_lock.acquire()
        try:
            return function(*args, **kwargs)
        finally:
            module_lock.release()

    return wrapper


# Nobody else can ever wait for a lock that goes with the function.
def is_plain():
    lock = threading.Lock()  # expect: PC0202
    lock.acquire()
    return lock.locked() and not lock.acquire(blocking=False)


async def is_shared(probe):
    condition = asyncio.Condition()  # expect: PC0202
    await condition.acquire()
    return probe(condition.locked())


class Gate:
    """Closed from the start; the last one to arrive opens it, and each one who passes opens it for the next."""

    def __init__(self, count):
        self._count = count
        self._arrived = 0
        self._entry = threading.Lock()
        self._exit = threading.Lock()
        self._exit.acquire()

    def wait(self):
        self._entry.acquire()
        self._arrived += 1
        if self._arrived == self._count:
            self._exit.release()
        else:
            self._entry.release()
        self._exit.acquire()
        self._arrived -= 1
        if self._arrived == 0:
            self._entry.release()
        else:
            self._exit.release()


class Workers:
    """A permit of this semaphore says that a worker is idle: taking it is the use of it."""

    def __init__(self, start):
        self._start = start
        self._idle = threading.Semaphore(0)
        self._count = 0

    def adjust(self, limit):
        if self._idle.acquire(blocking=False):
            return
        if self._count < limit:
            self._count += 1
            self._start(self._idle)


class Ferry:
    """A helper takes the lock, and the one that called it gives it back."""

    def __init__(self):
        self._boarding = threading.Lock()

    def cross(self):
        self._board()
        try:
            return self.sail()
        finally:
            self._boarding.release()

    def _board(self):
        self._boarding.acquire()

    def sail(self):
        return 1


class Tram:
    """The same, in one of three ways."""

    def __init__(self):
        self._door = threading.Lock()

    def ride(self, wait, seconds):
        self._enter(wait, seconds)
        try:
            return seconds
        finally:
            self._door.release()

    def _enter(self, wait, seconds):
        if not wait:
            taken = self._door.acquire(blocking=False)
        elif seconds == -1:
            taken = self._door.acquire(blocking=True)
        else:
            taken = self._door.acquire(timeout=seconds)
        if not taken:
            raise TimeoutError
