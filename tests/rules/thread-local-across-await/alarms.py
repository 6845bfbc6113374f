"""Thread-local values that outlast an await; a marked line is the place of the alarm."""

import asyncio
import threading
from threading import local as Storage

current = threading.local()


# Directly.
async def handle(user):
    current.user = user  # related: PC1906 "set here"
    await asyncio.sleep(1)
    print("done for", current.user)  # expect: PC1906 "`current.user`"


# Through functions that set and read it.
def begin(user):
    current.request = user


def request_user():
    return current.request


async def answer(user):
    begin(user)
    await asyncio.sleep(0)
    return request_user()  # expect: PC1906 "`request_user()`"


class Session(Storage):
    """A subclass, under another name; read with a default, in a `finally`, after an `async with`."""

    name = "nobody"


session = Session()


async def transfer(lock: asyncio.Lock, name):
    session.name = name
    async with lock:
        print("transferring")
    try:
        print("transferred")
    finally:
        print(getattr(session, "name", None))  # expect: PC1906


# As web frameworks had it: set by a middleware around whatever handles the request.
async def middleware(request, handler):
    current.request_id = request["id"]
    try:
        response = await handler(request)
    except Exception as problem:
        print("failed", current.request_id, problem)  # expect: PC1906 "`current.request_id`"
        raise
    return response


async def serve(request):
    await asyncio.sleep(0)
    return request


# A wait in one branch only.
async def store(user, slow):
    current.owner = user
    if slow:
        await asyncio.sleep(5)
    print("stored for", current.owner)  # expect: PC1906


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(handle(user) for user in ["Ada", "Bob"]))
    await asyncio.gather(*(answer(user) for user in ["Ada", "Bob"]))
    await asyncio.gather(*[transfer(lock, user) for user in ["Ada", "Bob"]])
    await asyncio.gather(*[middleware({"id": each}, serve) for each in range(3)])
    async with asyncio.TaskGroup() as group:
        for user in ["Ada", "Bob"]:
            group.create_task(store(user, True))


asyncio.run(main())
