"""Near misses: what the call gives may be the function to run."""

import asyncio
import functools
import threading
from concurrent.futures import ThreadPoolExecutor


def make_worker(name):
    def work():
        print(name)

    return work


# A factory gives the function.
def from_factory():
    thread = threading.Thread(target=make_worker("users"))
    thread.start()
    thread.join()


def load(name):
    print(name)


# `partial` does not call.
def from_partial():
    thread = threading.Thread(target=functools.partial(load, "users"))
    thread.start()
    thread.join()


# A lambda is called by the thread.
def from_lambda():
    thread = threading.Thread(target=lambda: load("users"))
    thread.start()
    thread.join()


class Plan:
    def work(self):
        """What a thread shall do: subclasses say it."""

    def step(self):
        raise NotImplementedError

    def task(self):
        print("nothing to do")

    # The method is empty here, or abstract, or another class has it return a function.
    def start(self):
        threads = [threading.Thread(target=each) for each in (self.work(), self.step(), self.task())]
        for thread in threads:
            thread.start()
        return threads

    def begin(self):
        thread = threading.Thread(target=self.task())
        thread.start()
        return thread


class Loading(Plan):
    def task(self):
        return functools.partial(load, "rows")


def twice(function):
    return lambda: (function(), function())


# A decorator may make anything of it.
@twice
def ping():
    print("ping")


def decorated():
    thread = threading.Thread(target=ping())
    thread.start()
    thread.join()


# Nobody knows the function.
def given(callback):
    thread = threading.Thread(target=callback())
    thread.start()
    thread.join()


# The arguments are computed at once, as they should be.
def with_computed(rows):
    thread = threading.Thread(target=load, args=(rows.pop(),))
    thread.start()
    thread.join()


async def fetch(name):
    print(name)


# Executors are given what a factory makes; tasks are made of coroutines, which a call gives.
async def submitted(pool: ThreadPoolExecutor, callback):
    loop = asyncio.get_running_loop()
    pool.submit(make_worker("users"))
    pool.submit(load, "users")
    pool.submit(callback())
    task = asyncio.create_task(fetch("users"))
    await task
    await loop.run_in_executor(None, make_worker("orders"))
    await asyncio.to_thread(load, "orders")
