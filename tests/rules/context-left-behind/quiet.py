"""Near misses: workers that see the context variable, or can do without."""

import asyncio
import contextvars
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

user = contextvars.ContextVar("user")
language = contextvars.ContextVar("language", default="en")
unset = contextvars.ContextVar("unset")


def write_report():
    print("report for", user.get())


# Safe: run in a copy of the context.
def request(name):
    user.set(name)
    with ThreadPoolExecutor() as pool:
        pool.submit(contextvars.copy_context().run, write_report)
    threading.Thread(target=contextvars.copy_context().run, args=(write_report,), daemon=True).start()


# Safe: `to_thread` hands the context on.
async def handle(name):
    user.set(name)
    await asyncio.to_thread(write_report)


# Safe: a thread that is given a context, as from Python 3.14 on.
def with_context(name, context):
    user.set(name)
    threading.Thread(target=write_report, context=context, daemon=True).start()


# Safe: the variable has a default, or the call gives one.
def greet():
    print(language.get(), user.get(None))


def greet_later():
    language.set("de")
    user.set("Ada")
    threading.Thread(target=greet, daemon=True).start()


# Safe: the function sets it first, or what it calls does.
def log_in(name):
    user.set(name)


def own_value(name):
    log_in(name)
    write_report()


def start_own(name):
    user.set("nobody")
    threading.Thread(target=own_value, args=(name,), daemon=True).start()


# Safe: it expects that there may be none.
def careful():
    try:
        print(user.get())
    except LookupError:
        print("nobody")


def start_careful(name):
    user.set(name)
    threading.Thread(target=careful, daemon=True).start()


# Safe: the pool sets up its workers.
def with_initializer(name):
    user.set(name)
    with ThreadPoolExecutor(initializer=log_in, initargs=(name,)) as pool:
        pool.submit(write_report)


# Unknown: nobody in sight sets this one.
def read_unset():
    print(unset.get())


def start_unset():
    threading.Thread(target=read_unset, daemon=True).start()


# Safe: a task has a copy of the context of whoever makes it.
async def task(name):
    user.set(name)
    reader = asyncio.create_task(read_in_task())
    await reader


async def read_in_task():
    print(user.get())


# Another matter: a process shares nothing at all.
def in_process(name):
    user.set(name)
    with ProcessPoolExecutor() as pool:
        pool.submit(write_report)


# Unknown: an object with a `get` of its own.
settings = {}


def read_settings():
    print(settings.get("a"))


def start_settings():
    threading.Thread(target=read_settings, daemon=True).start()


# Safe: a callback of the loop runs in the context of whoever asked for it.
async def soon(name):
    user.set(name)
    asyncio.get_running_loop().call_soon(write_report)


# Safe: nobody is expected, or asked for first.
session = contextvars.ContextVar("session", default=None)


def greet():
    print("hello", session.get())


def greet_by_name():
    if session.get():
        print("hello", session.get().name)


def welcome(visitor):
    session.set(visitor)
    with ThreadPoolExecutor() as pool:
        pool.submit(greet)
        pool.submit(greet_by_name)
