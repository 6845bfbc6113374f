"""Near misses: thread-local values that no other task can come between."""

import asyncio
import contextvars
import threading
from types import SimpleNamespace

current = threading.local()
current_user = contextvars.ContextVar("current_user")
plain = SimpleNamespace()


# Safe: set and read between two awaits.
async def handle(user):
    await asyncio.sleep(0)
    current.user = user
    print("begin", current.user)
    await asyncio.sleep(1)


# Safe: set anew after the wait.
async def again(user):
    current.user = user
    await asyncio.sleep(1)
    current.user = user
    print(current.user)


# Safe: each task has its own value of a context variable.
async def tasks_own(user):
    current_user.set(user)
    await asyncio.sleep(1)
    print(current_user.get())


# Safe: a copy in a local variable.
async def copied(user):
    current.user = user
    mine = current.user
    await asyncio.sleep(1)
    print(mine)


# Safe: what is awaited never lets anybody else run.
async def at_once():
    return 1


async def not_suspended(user):
    current.user = user
    await at_once()
    print(current.user)


# Safe: another attribute is read.
async def other_attribute(user):
    current.user = user
    await asyncio.sleep(1)
    print(getattr(current, "connection", None))


# Safe: the branch that waits leaves.
async def leaves(user, slow):
    current.user = user
    if slow:
        await asyncio.sleep(1)
        return None
    return current.user


# Safe: one task alone ever runs it.
async def only_once(user):
    current.user = user
    await asyncio.sleep(1)
    print(current.user)


# Safe: threads, each with a value of its own.
def work(user):
    current.user = user
    print(current.user)


# Unknown: an object of another kind.
async def namespace(user):
    plain.user = user
    await asyncio.sleep(1)
    print(plain.user)


# Safe: removed before the wait, and asked for with a default.
async def removed(user):
    current.user = user
    del current.user
    await asyncio.sleep(1)
    print(getattr(current, "user", None))


async def main():
    await only_once("Ada")
    for job in (handle, again, tasks_own, copied, not_suspended, other_attribute, namespace, removed):
        await asyncio.gather(*(job(user) for user in ["Ada", "Bob"]))
    await asyncio.gather(*(handle(user) for user in ["Ada", "Bob"]))
    await asyncio.gather(*(again(user) for user in ["Ada", "Bob"]))
    await asyncio.gather(*(tasks_own(user) for user in ["Ada", "Bob"]))
    await asyncio.gather(*(copied(user) for user in ["Ada", "Bob"]))
    await asyncio.gather(*(not_suspended(user) for user in ["Ada", "Bob"]))
    await asyncio.gather(*(other_attribute(user) for user in ["Ada", "Bob"]))
    await asyncio.gather(*(leaves(user, True) for user in ["Ada", "Bob"]))
    await asyncio.gather(*(namespace(user) for user in ["Ada", "Bob"]))
    await asyncio.gather(*(removed(user) for user in ["Ada", "Bob"]))


for name in ("Ada", "Bob"):
    threading.Thread(target=work, args=(name,)).start()
asyncio.run(main())
