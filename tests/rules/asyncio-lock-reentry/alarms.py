"""A task that holds an asyncio lock waits for the same lock: asyncio has no re-entrant one."""

import asyncio
import asyncio as aio
from asyncio import Condition, Lock

quota_lock = asyncio.Lock()
quota = {}


# One `async with` inside the other.
async def spend(user, amount):
    async with quota_lock:  # related: PC1104
        if quota.get(user, 0) >= amount:
            async with quota_lock:  # expect: PC1104 "quota_lock"
                quota[user] -= amount


# By hand inside the `async with`.
async def refund(user, amount):
    async with quota_lock:
        await quota_lock.acquire()  # expect: PC1104 "quota_lock"
        try:
            quota[user] = quota.get(user, 0) + amount
        finally:
            quota_lock.release()


# Through a helper of the module, called in the middle of an expression.
async def remaining(user):
    async with quota_lock:
        return quota.get(user, 0)


async def spend_all(user, account):
    async with quota_lock:
        account.charge(await remaining(user))  # expect: PC1104 "remaining"
        quota[user] = 0


class TokenStore:
    """Through methods, one, two and three calls deep; the lock is an argument or made here."""

    def __init__(self, http, lock=None):
        self._http = http
        self._lock = lock or aio.Lock()
        self._token = None

    async def refresh(self):
        async with self._lock:
            self._token = await self._http.post("/token")

    async def token(self):
        async with self._lock:
            if self._token is None:
                await self.refresh()  # expect: PC1104 "self._lock"
            return self._token

    async def _ensure(self):
        if self._token is None:
            await self.refresh()

    async def headers(self):
        async with self._lock:
            await self._ensure()  # expect: PC1104
            return {"Authorization": self._token}

    async def _retry(self, times):
        for _ in range(times):
            await self._ensure()

    async def get(self, path):
        await self._lock.acquire()
        try:
            await self._retry(3)  # expect: PC1104
            return await self._http.get(path)
        finally:
            self._lock.release()

    # A local name for the lock.
    async def forget(self):
        lock = self._lock
        async with lock:
            self._token = None
            async with self._lock:  # expect: PC1104
                await self._http.delete("/token")

    # Awaited as a task, or together with others: the task waits for the lock, the holder for the task.
    async def renew(self):
        async with self._lock:
            self._token = None
            await asyncio.create_task(self.refresh())  # expect: PC1104

    async def renew_both(self, other):
        async with self._lock:
            await asyncio.gather(self.refresh(), other.refresh())  # expect: PC1104


class Cache:
    """Through the special methods of `async with` and `async for`, and a property that gives a coroutine."""

    _guard = Lock()

    def __init__(self):
        self._rows = []

    async def __aenter__(self):
        await self._guard.acquire()
        return self

    async def __aexit__(self, exc_type, exc, traceback):
        self._guard.release()

    async def add(self, row):
        async with self:
            self._rows.append(row)

    async def extend(self, rows):
        async with self._guard:
            for row in rows:
                await self.add(row)  # expect: PC1104

    async def replace(self, rows):
        async with self._guard:
            async with self:  # expect: PC1104
                self._rows = list(rows)

    async def each(self):
        async with self._guard:
            for row in self._rows:
                yield row  # expect: PC0218

    async def count(self):
        total = 0
        async with self._guard:
            async for row in self.each():  # expect: PC1104
                total += row.count
        return total


class Mailbox:
    """The condition of asyncio makes a plain lock, unlike the one of threads; or wraps one that exists."""

    def __init__(self):
        self._lock = asyncio.Lock()
        self._changed = Condition(self._lock)
        self._arrived = asyncio.Condition()
        self._letters = []

    async def put(self, letter):
        async with self._arrived:
            self._letters.append(letter)
            self._arrived.notify()

    async def put_all(self, letters):
        async with self._arrived:
            for letter in letters:
                await self.put(letter)  # expect: PC1104 "self._arrived"

    async def count(self):
        async with self._lock:
            return len(self._letters)

    async def wait_until(self, wanted):
        async with self._changed:
            while await self.count() < wanted:  # expect: PC1104
                await self._changed.wait()


# The lock is made on the first call.
class Dispatcher:
    def __init__(self, handlers):
        self._handlers = handlers
        self._lock = None

    async def register(self, handler):
        if self._lock is None:
            self._lock = asyncio.Lock()
        async with self._lock:
            self._handlers.append(handler)

    async def register_all(self, handlers):
        if self._lock is None:
            self._lock = asyncio.Lock()
        async with self._lock:
            for handler in handlers:
                await self.register(handler)  # expect: PC1104


# The lock reaches both coroutines as an argument.
async def write_line(stream, line, lock):
    async with lock:
        await stream.write(line)


async def write_page(stream, lines, lock):
    async with lock:
        for line in lines:
            await write_line(stream, line, lock)  # expect: PC1104 "lock"


async def write_book(stream, pages):
    lock = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        for page in pages:
            group.create_task(write_page(stream, page, lock))


# A decorator of this file takes the lock.
def exclusive(function):
    async def locked(*args):
        async with quota_lock:
            return await function(*args)

    return locked


@exclusive
async def reset(user):
    quota[user] = 0


@exclusive
async def reset_all():
    for user in list(quota):
        await reset(user)  # expect: PC1104 "reset"
