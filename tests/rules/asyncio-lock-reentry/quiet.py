"""Near misses of asyncio-lock-reentry; the comment of each says why nobody waits for itself."""

import asyncio

quota_lock = asyncio.Lock()
price_lock = asyncio.Lock()
quota = {}


async def remaining(user):
    async with quota_lock:
        return quota.get(user, 0)


# Asked before and after, not under the lock.
async def spend(user, amount):
    if await remaining(user) < amount:
        return False
    async with quota_lock:
        quota[user] -= amount
    return await remaining(user) >= 0


# Another lock.
async def price(user):
    async with price_lock:
        return await remaining(user)


# A task that nobody waits for here gets the lock when this one has given it back.
class TokenStore:
    def __init__(self, http):
        self._http = http
        self._lock = asyncio.Lock()
        self._token = None
        self._tasks = set()

    async def refresh(self):
        async with self._lock:
            await self._refresh_unlocked()

    # The public methods lock, this one relies on its caller.
    async def _refresh_unlocked(self):
        self._token = await self._http.post("/token")

    async def token(self):
        async with self._lock:
            if self._token is None:
                await self._refresh_unlocked()
            return self._token

    async def expire(self):
        async with self._lock:
            self._token = None
            task = asyncio.create_task(self.refresh())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    # Waited for after the block.
    async def renew(self):
        async with self._lock:
            self._token = None
            task = asyncio.create_task(self.refresh())
        await task

    # Lent out for the length of the call.
    async def swap(self):
        async with self._lock:
            old = self._token
            self._lock.release()
            try:
                await self.refresh()
            finally:
                await self._lock.acquire()
            return old

    # Given back by hand before the call.
    async def forget(self):
        await self._lock.acquire()
        try:
            self._token = None
        finally:
            self._lock.release()
        await self.refresh()

    # Handed to the loop as a callback: it runs when this coroutine has given way.
    async def schedule(self, loop):
        async with self._lock:
            loop.call_later(5, self._start)

    def _start(self):
        self._tasks.add(asyncio.ensure_future(self.refresh()))


# Another object has another lock.
class Node:
    def __init__(self, children):
        self._lock = asyncio.Lock()
        self._children = children

    async def size(self):
        async with self._lock:
            total = 1
            for child in self._children:
                total += await child.size()
            return total

    async def move(self, other: "Node", child):
        async with self._lock:
            self._children.remove(child)
            await other.size()


# A semaphore has several permits.
slots = asyncio.Semaphore(4)


async def fetch(http, path):
    async with slots:
        return await http.get(path)


async def fetch_twice(http, path):
    async with slots:
        first = await fetch(http, path)
        return first, await http.get(path)


# A lock for each key: which one it is cannot be told.
class Keyed:
    def __init__(self):
        self._locks = {}

    async def update(self, key, source):
        async with self._locks.setdefault(key, asyncio.Lock()):
            return await source.get(key)

    async def copy(self, old, new, source):
        async with self._locks[old]:
            return await self.update(new, source)


# Listeners are copied under the lock and called after it.
class Dispatcher:
    def __init__(self):
        self._lock = asyncio.Lock()
        self._listeners = []

    async def register(self, listener):
        async with self._lock:
            self._listeners.append(listener)

    async def dispatch(self, event):
        async with self._lock:
            listeners = list(self._listeners)
        for listener in listeners:
            await listener.handle(event, self)


# Defined under the lock, awaited by somebody else later.
async def later(hooks):
    async with quota_lock:

        async def finish():
            async with quota_lock:
                quota.clear()

        hooks.append(finish)


# Each branch takes it once.
async def either(user, quick):
    if quick:
        async with quota_lock:
            return quota.get(user)
    async with quota_lock:
        return quota.setdefault(user, 0)


# The task that waits on the condition gives its lock back, so it is free again when it is taken the second time.
async def wake(visitors):
    door = asyncio.Condition()
    await door.acquire()
    waiting = asyncio.create_task(door.wait())
    await asyncio.sleep(0)
    await door.acquire()
    visitors.append(waiting)
    door.notify()
    door.release()
    await waiting
