"""The acquire is inside the `try`, so the `finally` also gives back a lock that was not given."""

import asyncio
import multiprocessing
import threading
from threading import Lock as Mutex, Semaphore

printer_lock = threading.Lock()


class Busy(Exception):
    pass


# The timeout leaves by the `raise`, and the `finally` frees somebody else's lock.
def print_page(printer, page):
    try:
        if not printer_lock.acquire(timeout=2):  # expect: PC0206 "printer_lock"
            raise Busy(page)
        printer.write(page)
    finally:
        printer_lock.release()


class Scanner:
    """The same with `return`; the lock is an argument or made here."""

    def __init__(self, device, lock=None):
        self._device = device
        self._lock = Mutex() if lock is None else lock

    def scan(self):
        try:
            if not self._lock.acquire(blocking=False):  # expect: PC0206 "self._lock"
                return None
            return self._device.read()
        finally:
            self._lock.release()

    # The answer has a name, but the `finally` does not ask it.
    def calibrate(self):
        try:
            given = self._lock.acquire(timeout=0.5)  # expect: PC0206
            if not given:
                return False
            self._device.calibrate()
            return True
        finally:
            self._lock.release()

    # Through a local name, with the branch the other way round.
    def warm_up(self):
        lock = self._lock
        try:
            if lock.acquire(False):  # expect: PC0206 "lock"
                self._device.lamp(on=True)
        finally:
            lock.release()

    # In a loop, every turn.
    def scan_all(self, pages):
        for page in pages:
            try:
                if not self._lock.acquire(timeout=1):  # expect: PC0206
                    continue
                self._device.read_page(page)
            finally:
                self._lock.release()


# A semaphore gains a permit each time.
slots = Semaphore(3)


def send(client, message):
    try:
        if not slots.acquire(timeout=5):  # expect: PC0206 "slots"
            raise Busy(message)
        client.send(message)
    finally:
        slots.release()


class Token:
    """A cancellation that arrives while the coroutine waits for the lock runs the `finally` too."""

    def __init__(self, http):
        self._http = http
        self._lock = asyncio.Lock()

    async def refresh(self):
        try:
            await self._lock.acquire()  # expect: PC0206 "self._lock"
            return await self._http.post("/token")
        finally:
            self._lock.release()

    async def refresh_soon(self):
        try:
            await asyncio.wait_for(self._lock.acquire(), 1)  # expect: PC0206 "self._lock"
            return await self._http.post("/token")
        finally:
            self._lock.release()


class Logger(threading.Thread):
    """In the `run` of a thread, with a lock of the class."""

    file_lock = threading.RLock()

    def __init__(self, stream):
        super().__init__()
        self.stream = stream

    def run(self):
        try:
            if not self.file_lock.acquire(timeout=1):  # expect: PC0206 "self.file_lock"
                return
            self.stream.write("started\n")
        finally:
            self.file_lock.release()


# Between processes; the lock is an argument.
def append(path, line, lock):
    try:
        if not lock.acquire(block=False):  # expect: PC0206 "lock"
            return
        with open(path, "a", encoding="utf-8") as stream:
            stream.write(line)
    finally:
        lock.release()


def append_all(path, lines):
    lock = multiprocessing.Lock()
    writers = [multiprocessing.Process(target=append, args=(path, line, lock)) for line in lines]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
