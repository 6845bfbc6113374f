"""Near misses of release-skipped-by-exception; the comment of each says why it is safe."""

import asyncio
import concurrent.futures
import contextlib
import logging
import os
import threading
import time
from collections import deque

log = logging.getLogger(__name__)
stats_lock = threading.Lock()
stats = {"hits": 0, "misses": 0}


# `with` gives the lock back however the block ends.
def count_hit(fetch):
    with stats_lock:
        stats["hits"] += fetch()


# The `finally` belongs to the `try` that follows at once.
def count_miss(fetch):
    stats_lock.acquire()
    try:
        stats["misses"] += fetch()
    finally:
        stats_lock.release()


# A plain blocking acquire as the first statement of the `try` cannot fail halfway.
def reset(store):
    try:
        stats_lock.acquire()
        store.write(stats)
        stats["hits"] = stats["misses"] = 0
    finally:
        stats_lock.release()


# Nothing between the two can raise: no call, no await, no raise.
def swap(new):
    global stats
    stats_lock.acquire()
    old = stats
    stats = new
    stats_lock.release()
    return old


class Promise:
    """Written without `with` for speed: a list's append and a comparison do not raise."""

    def __init__(self):
        self._lock = threading.Lock()
        self._callbacks = []
        self._pending = deque()
        self._ready = threading.Event()
        self._created = time.monotonic()
        self.is_done = False
        self.value = None

    def add_callback(self, callback):
        lock = self._lock
        lock.acquire()
        if not self.is_done:
            self._callbacks.append(callback)
            lock.release()
            return self
        lock.release()
        callback(self.value)
        return self

    # `len`, the clock, an event's `set` and a deque's `append` return for every argument used here.
    def push(self, item):
        self._lock.acquire()
        self._pending.append((time.monotonic(), item))
        waiting = len(self._pending)
        self._ready.set()
        self._lock.release()
        return waiting


class Bell:
    """Who holds the condition may notify: that cannot fail. Nor can asking whether it is held."""

    def __init__(self):
        self._rung = threading.Condition()
        self._heard = asyncio.Condition()
        self.times = 0

    def ring(self):
        self._rung.acquire()
        self.times += 1
        self._rung.notify_all()
        self._rung.release()

    async def hear(self):
        await self._heard.acquire()
        self._heard.notify(self.times)
        held = self._heard.locked()
        self._heard.release()
        return held


# The lock goes with the function, and nobody else has it.
def measure(clock):
    lock = threading.Lock()  # expect: PC0202
    lock.acquire()
    begun = clock.now()
    lock.release()
    return clock.now() - begun


class Display:
    """Conditional acquire and conditional release hang on the same flag."""

    def __init__(self, stream):
        self.stream = stream
        self.lock = threading.RLock()

    @contextlib.contextmanager
    def hidden(self, nolock=False):
        if not nolock:
            self.lock.acquire()
        try:
            self.stream.write("\r")
            yield self
        finally:
            if not nolock:
                self.lock.release()

    def refresh(self, nolock=False, lock_args=None):
        if not nolock:
            if lock_args:
                if not self.lock.acquire(*lock_args):
                    return False
            else:
                self.lock.acquire()
        try:
            self.stream.write("#")
        finally:
            if not nolock:
                self.lock.release()
        return True


class Connection:
    """A flag remembers whether the lock was taken; the release in the inner `finally` cannot be skipped."""

    def __init__(self, transport, exclusive=False):
        self.transport = transport
        self.exclusive = exclusive
        self.exclusive_lock = threading.Lock()

    def execute(self, command):
        if self.exclusive:
            self.exclusive_lock.acquire()
        try:
            return self.transport.send(command)
        finally:
            try:
                if self.transport.broken:
                    self.transport.reconnect()
            finally:
                if self.exclusive:
                    self.exclusive_lock.release()


# The branch that holds the lock has its own `try`.
def rotate_if_free(log_file):
    if stats_lock.acquire(timeout=1):
        try:
            log_file.rotate()
        finally:
            stats_lock.release()
        return True
    return False


# The release asks for the same answer that the acquire gave.
def try_flush(sink):
    got = stats_lock.acquire(False)
    try:
        if got:
            sink.flush()
    finally:
        if got:
            stats_lock.release()
    return got


# Leaves at once when the lock was not given; from there on it is held.
def flush_or_skip(sink):
    got_it = stats_lock.acquire(blocking=False)
    if not got_it:
        return
    try:
        sink.flush()
    finally:
        stats_lock.release()


# Sleeps only while the lock is *not* held.
def flush_patiently(sink):
    while not stats_lock.acquire(False):
        time.sleep(0.01)
    try:
        sink.flush()
    finally:
        stats_lock.release()


# Every exception passes through the handler, which releases and raises again.
def guarded_load(loader):
    stats_lock.acquire()
    try:
        value = loader()
    except BaseException:
        stats_lock.release()
        raise
    stats_lock.release()
    return value


# The handler swallows the exception, so the release below is always reached.
def tolerant_load(loader):
    failures = 0
    stats_lock.acquire()
    try:
        stats["hits"] = loader()
    except Exception:
        failures += 1
    stats_lock.release()
    return failures


# A context manager written by hand: `finally` stands around the `yield`.
@contextlib.contextmanager
def frozen(scheduler):
    stats_lock.acquire()
    try:
        yield scheduler
    finally:
        stats_lock.release()


# The stack gives the lock back when it closes, whatever the calls do.
def export(rows, sink):
    with contextlib.ExitStack() as stack:
        stats_lock.acquire()
        stack.callback(stats_lock.release)
        for row in rows:
            sink.write(row)


def export_both(rows, sink):
    with contextlib.ExitStack() as stack:
        stack.enter_context(stats_lock)
        sink.write(rows)


class CountedLock:
    """A lock made of a lock: acquire and release delegate, the balance is the caller's."""

    def __init__(self):
        self._inner = threading.Lock()
        self.waited = 0.0

    def acquire(self, blocking=True, timeout=-1):
        begun = time.monotonic()
        got = self._inner.acquire(blocking, timeout)
        self.waited += time.monotonic() - begun
        return got

    def release(self):
        self._inner.release()

    def __enter__(self):
        self.acquire()
        return self

    def __exit__(self, *exc_info):
        self.release()


class CompositeLock:
    """Takes a list of locks in order and gives them back in reverse: which lock it is cannot be told, so nothing is said."""

    def __init__(self, locks):
        self.locks = list(locks)

    def acquire(self):
        for lock in self.locks:
            lock.acquire()

    def release(self):
        for lock in reversed(self.locks):
            lock.release()


class Recorder:
    """Taken in one method, given back in another: the pair of calls is the interface."""

    def __init__(self, device):
        self._device = device
        self._busy = threading.Lock()

    def start(self):
        self._device.open()
        self._busy.acquire()
        self.running = True

    def stop(self):
        try:
            self._device.close()
        finally:
            self._busy.release()


class Transaction:
    def __init__(self, database):
        self._database = database
        self._lock = threading.RLock()

    def __enter__(self):
        self._lock.acquire()
        self.open = True
        return self

    def __exit__(self, exc_type, exc, traceback):
        try:
            self._database.end(commit=exc_type is None)
        finally:
            self._lock.release()


class Producer:
    """The permit is taken here and given back by the worker when it is done; nothing in `submit` owes a release."""

    def __init__(self, limit):
        self._slots = threading.BoundedSemaphore(limit)
        self._pool = concurrent.futures.ThreadPoolExecutor()

    def submit(self, job):
        self._slots.acquire()
        self._pool.submit(self._run, job)

    def _run(self, job):
        try:
            job()
        finally:
            self._slots.release()

    def submit_with_callback(self, job):
        self._slots.acquire()
        future = self._pool.submit(job)
        future.add_done_callback(lambda _: self._slots.release())
        return future


class Ring:
    """Two semaphores as signals: each is taken on one side and given on the other."""

    def __init__(self, size):
        self._free = threading.Semaphore(size)
        self._used = threading.Semaphore(0)
        self._slots = deque()

    def put(self, item):
        self._free.acquire()
        self._slots.append(item)
        self._used.release()

    def take(self):
        self._used.acquire()
        item = self._slots.popleft()
        self._free.release()
        return item


class Pages:
    """The lock of the `with` is lent out during the `yield` and taken back in the `finally`."""

    def __init__(self):
        self._changed = threading.Condition()
        self._ready = deque()
        self._closed = False

    def stream(self):
        with self._changed:
            while not self._closed:
                while not self._ready:
                    self._changed.wait()
                page = self._ready.popleft()
                try:
                    self._changed.release()
                    yield page
                finally:
                    self._changed.acquire()

    # The lock is free during the iteration, and the `finally` tolerates that it is.
    def results(self, decode):
        try:
            self._changed.acquire()
            while not self._closed:
                while self._ready:
                    page = self._ready.popleft()
                    self._changed.release()
                    for row in decode(page):
                        yield row
                    self._changed.acquire()
                self._changed.wait(timeout=5)
        finally:
            try:
                self._changed.release()
            except RuntimeError:
                pass


class Partition:
    def __init__(self, reader):
        self.lock = threading.Lock()
        self.reader = reader


# Each partition whose lock was taken is remembered and released by the loop below.
def poll(partitions, broker):
    taken = {}
    for partition in partitions:
        if partition.lock.acquire(False):
            taken[partition] = None
    try:
        broker.poll(list(taken))
    finally:
        for partition in taken:
            partition.lock.release()


# Unknown object: a connection pool has `acquire` and `release` too, and is no lock.
def query(pool, sql):
    connection = pool.acquire()
    rows = connection.fetch(sql)
    pool.release(connection)
    return rows


# Taken before the fork, given back after it, on both sides.
def before_fork():
    stats_lock.acquire()


def after_fork():
    stats_lock.release()


os.register_at_fork(before=before_fork, after_in_parent=after_fork, after_in_child=after_fork)


class Tokens:
    def __init__(self, http):
        self._http = http
        self._lock = asyncio.Lock()

    # The asynchronous `with` covers a cancellation too.
    async def fetch(self):
        async with self._lock:
            return await self._http.get("/token")

    # Between the acquire and the `try` there is no suspension point.
    async def store(self, token):
        await self._lock.acquire()
        try:
            await self._http.post("/token", token)
        finally:
            self._lock.release()


# The locked part is a branch; the release is in the `finally` of the same branch.
def dump(path, shared):
    if shared:
        stats_lock.acquire()
        try:
            log.info("dumping to %s", path)
        finally:
            stats_lock.release()
    else:
        log.info("nothing to dump")


# In a coroutine there is a current task, and asking for it is no suspension point.
class Connections:
    def __init__(self):
        self._slots = asyncio.Semaphore(4)
        self._by_task = {}

    async def connection(self, connect):
        await self._slots.acquire()
        task_id = id(asyncio.current_task())
        try:
            self._by_task[task_id] = await connect()
        finally:
            self._slots.release()


# Safe enough: when `print` raises, nobody reads any more, and the program goes with it.
ticket_lock = threading.Lock()
tickets = 9


def sell():
    global tickets
    ticket_lock.acquire()
    tickets -= 1
    print("left", tickets)
    ticket_lock.release()


# Who calls it catches the exception and gives the lock back.
class Turnstile:
    def __init__(self, motor):
        self._gate = threading.Lock()
        self._motor = motor

    def pass_one(self):
        try:
            self._turn()
        except OSError:
            self._gate.release()

    def _turn(self):
        self._gate.acquire()
        self._motor.turn()
        self._gate.release()


# By the time it is asked for `guard` the name may stand for either.
class Hatch:
    def __init__(self):
        self.guard = threading.Lock()


def patrol(make_round):
    hatch = json.JSONDecoder()
    while make_round():
        hatch.guard.acquire()
        make_round(hatch)
        hatch.guard.release()
        hatch = Hatch()


# Names for what they are made of themselves.
def winnow(rows, is_good):
    rows = [rows for rows in rows if is_good(rows)]
    rows = [row for row in rows]
    for row in rows:
        row = [row for row in row]
        rows = row
    for rows in rows:
        rows.guard.acquire()
        is_good(row)
        rows.guard.release()
