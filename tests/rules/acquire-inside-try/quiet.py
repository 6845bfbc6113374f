"""Near misses of acquire-inside-try; the comment of each says why the `finally` frees only what was taken."""

import asyncio
import threading

printer_lock = threading.Lock()


# A plain blocking acquire either takes the lock or never comes back.
def print_page(printer, page):
    try:
        printer_lock.acquire()
        printer.write(page)
    finally:
        printer_lock.release()


# Waiting for ever, written out.
def print_title(printer, title):
    try:
        printer_lock.acquire(blocking=True, timeout=-1)
        printer.write(title)
    finally:
        printer_lock.release()


# In front of the `try`.
def print_page_soon(printer, page):
    if not printer_lock.acquire(timeout=2):
        return False
    try:
        printer.write(page)
    finally:
        printer_lock.release()
    return True


# The `finally` asks whether the lock was given.
def print_page_maybe(printer, page):
    given = False
    try:
        given = printer_lock.acquire(timeout=2)
        if given:
            printer.write(page)
    finally:
        if given:
            printer_lock.release()


# A flag set after the acquire says the same.
def print_page_flagged(printer, page):
    locked = False
    try:
        if printer_lock.acquire(blocking=False):
            locked = True
            printer.write(page)
    finally:
        if locked:
            printer_lock.release()
    return locked


# The inner `try` begins after the acquire, and only its `finally` releases.
def print_pages(printer, pages):
    try:
        if not printer_lock.acquire(timeout=2):
            return
        try:
            for page in pages:
                printer.write(page)
        finally:
            printer_lock.release()
    finally:
        printer.eject()


# No `finally`: the handler releases, and it is reached only when the lock is held.
def print_or_fail(printer, page):
    if not printer_lock.acquire(timeout=2):
        return
    try:
        printer.write(page)
    except BaseException:
        printer_lock.release()
        raise
    printer_lock.release()


# Loops until it has the lock, so nothing leaves without it.
def print_stubbornly(printer, page):
    try:
        while not printer_lock.acquire(timeout=1):
            pass
        printer.write(page)
    finally:
        printer_lock.release()


class Token:
    def __init__(self, http):
        self._http = http
        self._lock = asyncio.Lock()

    # In front of the `try`: a cancellation while waiting does not reach the `finally`.
    async def refresh(self):
        await self._lock.acquire()
        try:
            return await self._http.post("/token")
        finally:
            self._lock.release()

    # The asynchronous `with` knows whether it has the lock.
    async def refresh_briefly(self):
        try:
            async with self._lock:
                return await self._http.post("/token")
        finally:
            self._http.close()

    # The outer `try` is there for the timeout only.
    async def refresh_soon(self):
        try:
            await asyncio.wait_for(self._lock.acquire(), 1)
        except asyncio.TimeoutError:
            return None
        try:
            return await self._http.post("/token")
        finally:
            self._lock.release()


# The `finally` gives back another lock than the one that the `try` asks for.
spool_lock = threading.Lock()


def spool(printer, page):
    spool_lock.acquire()
    try:
        if printer_lock.acquire(blocking=False):
            try:
                printer.write(page)
            finally:
                printer_lock.release()
    finally:
        spool_lock.release()
