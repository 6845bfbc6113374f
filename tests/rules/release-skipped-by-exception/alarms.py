"""A call between acquire and release may raise, and then nobody gives the lock back."""

import asyncio
import json
import multiprocessing as mp
import os
import threading
import time
from contextlib import contextmanager
from threading import BoundedSemaphore, Condition, Lock as Mutex

ledger_lock = threading.Lock()
ledger = {}
upload_slots = BoundedSemaphore(4)


def book(entry):
    ledger_lock.acquire()  # expect: PC0204 "ledger_lock"
    account, amount = parse_entry(entry)  # related: PC0204
    ledger[account] = ledger.get(account, 0) + amount
    ledger_lock.release()


def parse_entry(entry):
    account, amount = entry.split(":")
    return account, int(amount)


# A semaphore's permit leaks the same way: after four failures nobody uploads any more.
def upload(path, client):
    upload_slots.acquire()  # expect: PC0412 "upload_slots"
    client.put(path)
    upload_slots.release()


class SessionCache:
    """The lock comes from the caller or is made here; it is set in another method than the one that uses it."""

    def __init__(self, loader, lock=None):
        self._loader = loader
        self._lock = lock or Mutex()
        self._sessions = {}

    def get(self, key):
        self._lock.acquire()  # expect: PC0204 "self._lock"
        if key not in self._sessions:
            self._sessions[key] = self._loader(key)
        session = self._sessions[key]
        self._lock.release()
        return session

    # A local name for the lock changes nothing.
    def drop(self, key):
        guard = self._lock
        guard.acquire()  # expect: PC0204 "guard"
        self._sessions.pop(key).close()
        guard.release()

    # Only one kind of exception gives the lock back.
    def refresh(self, key):
        self._lock.acquire()  # expect: PC0204
        try:
            self._sessions[key] = self._loader(key)
        except KeyError:
            self._lock.release()
            raise
        self._lock.release()

    # The call before the `try` is not covered by its `finally`.
    def replace(self, key, source):
        self._lock.acquire()  # expect: PC0204
        session = self._loader(source)
        try:
            self._sessions[key] = session
        finally:
            self._lock.release()


class FrameWriter:
    """Every branch releases, but the calls between do not have to return."""

    def __init__(self, connection):
        self.connection = connection
        self.window_lock = threading.RLock()
        self.window = 65535

    def send(self, chunks):
        for chunk in chunks:
            position = 0
            while position < len(chunk):
                self.window_lock.acquire()  # expect: PC0204 "self.window_lock"
                if self.window <= 0:
                    self.window_lock.release()
                    time.sleep(0.05)
                    continue
                piece = chunk[position : position + self.window]
                self.connection.sendall(piece)
                self.window_lock.release()
                position += len(piece)


class Client:
    """The release is in a `finally`, but behind a call that can fail itself."""

    def __init__(self, pool):
        self._pool = pool
        self._exclusive = threading.Lock()

    def execute(self, command):
        self._exclusive.acquire()  # expect: PC0204 "self._exclusive"
        connection = None
        try:
            connection = self._pool.checkout()
            return connection.send(command)
        finally:
            if connection is not None and connection.broken:
                connection.reconnect()
            self._exclusive.release()


class ProgressBar:
    """Taken and given back under the same flag; the drawing between may raise."""

    def __init__(self, stream):
        self.stream = stream
        self.lock = threading.Lock()

    def clear(self, nolock=False):
        if not nolock:
            self.lock.acquire()  # expect: PC0204 "self.lock"
        self.stream.write("\r")
        if not nolock:
            self.lock.release()


class Mailbox:
    """A condition is a lock too; here it wraps one that was made before."""

    def __init__(self):
        self._mutex = threading.Lock()
        self._arrived = Condition(self._mutex)
        self._letters = []

    def take(self, decode):
        self._arrived.acquire()  # expect: PC0204 "self._arrived"
        while not self._letters:
            self._arrived.wait()
        letter = decode(self._letters.pop())
        self._arrived.release()
        return letter


class Sampler(threading.Thread):
    # A class attribute, shared by all samplers, in a thread's `run`.
    device_lock = threading.Lock()

    def __init__(self, device):
        super().__init__()
        self.device = device
        self.samples = []

    def run(self):
        for channel in range(8):
            self.device_lock.acquire()  # expect: PC0204 "self.device_lock"
            self.samples.append(self.device.read(channel))
            self.device_lock.release()


# The lock reaches the worker through the arguments of the thread.
def index_document(path, words, lock):
    with open(path, encoding="utf-8") as handle:
        found = handle.read().split()
    lock.acquire()  # expect: PC0204 "lock"
    words.update(normalise(word) for word in found)
    lock.release()


def normalise(word):
    return word.strip(".,;").casefold()


def index_all(paths):
    words = set()
    words_lock = threading.Lock()
    workers = [threading.Thread(target=index_document, args=(path, words, words_lock)) for path in paths]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return words


# Between processes the lock stays taken even after the one that took it has died.
def append_row(path, row, file_lock):
    file_lock.acquire()  # expect: PC0204 "file_lock"
    with open(path, "a", encoding="utf-8") as handle:
        handle.write(json.dumps(row) + "\n")
    file_lock.release()


def export(path, rows):
    file_lock = mp.Lock()
    writers = [mp.Process(target=append_row, args=(path, row, file_lock)) for row in rows]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()


# An annotation names the type as well as a constructor does.
def flush(buffer: list, sink, lock: threading.Lock) -> None:
    lock.acquire()  # expect: PC0204 "lock"
    sink.write(b"".join(buffer))
    buffer.clear()
    lock.release()


# The lock was taken in the condition, so the branch owes the release.
def try_rotate(log_file):
    if ledger_lock.acquire(timeout=2):  # expect: PC0204 "ledger_lock"
        log_file.rotate()
        ledger_lock.release()
        return True
    return False


# A generator is left by an exception thrown in at `yield` whenever the body of the `with` raises.
@contextmanager
def paused(scheduler):
    ledger_lock.acquire()  # expect: PC0204 "ledger_lock"
    scheduler.paused = True
    yield scheduler  # expect: PC1311 "scheduler.paused = False"
    scheduler.paused = False
    ledger_lock.release()


class TokenStore:
    """In a coroutine a cancellation arrives at any `await`."""

    def __init__(self, http):
        self._http = http
        self._lock = asyncio.Lock()
        self._token = None

    async def token(self):
        await self._lock.acquire()  # expect: PC0204 "self._lock"
        if self._token is None:
            self._token = await self._http.post("/token")
        token = self._token
        self._lock.release()
        return token


class Journal:
    """Methods that take and give back for others: the caller has the gap."""

    def __init__(self, path):
        self.path = path
        self._gate = make_gate()

    def _begin(self):
        self._gate.acquire()

    def _end(self):
        self._gate.release()

    def append(self, record):
        self._begin()  # expect: PC0204
        with open(self.path, "a", encoding="utf-8") as handle:
            handle.write(record)
        self._end()


def make_gate():
    return threading.Lock()


class FileLock:
    """A lock of this file's own making: whatever has both methods is taken and given back like one."""

    def __init__(self, path):
        self._path = path + ".lock"

    def acquire(self):
        while True:
            try:
                os.close(os.open(self._path, os.O_CREAT | os.O_EXCL))
                return True
            except FileExistsError:
                time.sleep(0.01)

    def release(self):
        os.unlink(self._path)


class Archive:
    def __init__(self, path, lock=None):
        self._path = path
        self._lock = lock or FileLock(path)

    def append(self, entry):
        self._lock.acquire()  # expect: PC0204 "self._lock"
        with open(self._path, "a", encoding="utf-8") as handle:
            handle.write(entry)
        self._lock.release()


class Console:
    """The lock is made on first use and reached through a method; the release goes to the attribute."""

    _lock = None

    @classmethod
    def get_lock(cls):
        if cls._lock is None:
            cls._lock = threading.RLock()
        return cls._lock

    @classmethod
    def write(cls, stream, text):
        cls.get_lock().acquire()  # expect: PC0204
        stream.write(text)
        cls._lock.release()


def withdraw(account, amount):
    audit_lock.acquire()  # expect: PC0204 "audit_lock"
    account.check(amount)
    audit_lock.release()


if __name__ == "__main__":
    audit_lock = threading.Lock()
    withdraw(ledger, 10)


# What the caller does may be thrown in at the `yield`.
def rows_under_lock(rows):
    ledger_lock.acquire()  # expect: PC0204 "an exception in `yield`"
    for row in rows:
        yield row  # expect: PC0218
    ledger_lock.release()


# Others of the class keep the lock for their caller; this one gives it back itself, but not when `flush` raises.
class Spool:
    def __init__(self, sink):
        self._mutex = threading.Lock()
        self._sink = sink

    def hold(self):
        self._mutex.acquire()

    def let_go(self):
        self._mutex.release()

    def drain(self):
        self._mutex.acquire()  # expect: PC0204 "self._mutex"
        self._sink.flush()
        self._mutex.release()


# One name for three things: the blocks say which of them it is.
class Drawer:
    def __init__(self):
        self.guard = threading.Lock()


def empty_all(cabinets, unload):
    seen = [drawer for drawer in connected(cabinets)]
    for drawer in [Drawer(), Drawer()]:
        drawer.guard.acquire()  # expect: PC0204 "drawer.guard"
        unload(seen)
        drawer.guard.release()
    drawer = "the last one"
    return drawer


def connected(cabinets):
    return [json.JSONDecoder() for _ in cabinets]
