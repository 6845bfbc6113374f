"""Context variables that a worker cannot see; a marked line is the place of the alarm."""

import asyncio
import contextvars
import threading
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar as Variable

user = contextvars.ContextVar("user")
trace = Variable("trace")


def write_report():
    print("report for", user.get())


# A job of a pool.
def request(name):
    user.set(name)
    with ThreadPoolExecutor() as pool:
        pool.submit(write_report)  # expect: PC1902 "`write_report` runs in a thread"


# A thread, and a function below the one that is handed over.
def audit(action):
    note = f"{action} by"
    sign(note)


def sign(note):
    print(note, user.get())  # related: PC1902 "read here"


def delete(name, action):
    token = user.set(name)
    worker = threading.Thread(target=audit, args=(action,))  # expect: PC1902 "`audit`"
    worker.start()
    worker.join()
    user.reset(token)


class Server:
    """A method, in the executor of the loop; set in another function."""

    def __init__(self, pool):
        self.pool = pool

    def set_trace(self, value):
        trace.set(value)

    def store(self, row):
        print("storing", row, "for", trace.get())

    async def handle(self, row):
        self.set_trace(row)
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, self.store, row)  # expect: PC1902 "`trace.get()`"


# A lambda, and a helper that starts the thread.
def in_background(job):
    threading.Thread(target=job, daemon=True).start()


def notify(name):
    user.set(name)
    in_background(lambda: print("mail to", user.get()))  # expect: PC1902


# A variable that says what it holds, and one that a class keeps.
tenant = contextvars.ContextVar["str"]("tenant")


class Request:
    _current: Variable[str] = Variable("request")

    @classmethod
    def current(cls):
        return cls._current.get()


def bill():
    print("bill for", tenant.get())


def log():
    print(Request.current())


def serve(name, pool: ThreadPoolExecutor):
    tenant.set(name)
    Request._current.set(name)
    pool.submit(bill)  # expect: PC1902 "`tenant.get()`"
    pool.submit(log)  # expect: PC1902 "`cls._current.get()`"


# A default that stands for nobody, where somebody is needed at once.
session = contextvars.ContextVar("session", default=None)


def greet():
    print("hello", session.get().name)


def welcome(visitor, pool: ThreadPoolExecutor):
    session.set(visitor)
    pool.submit(greet)  # expect: PC1902 "`session.get()`"
