"""Near misses: executors that somebody ends, or that need not end."""

import asyncio
import atexit
from concurrent.futures import ThreadPoolExecutor, as_completed, wait

# As long as the program.
everybody = ThreadPoolExecutor()


class Mailer:
    def __init__(self, server):
        self._server = server
        self._pool = ThreadPoolExecutor()

    # Through a local name.
    def close(self):
        pool = self._pool
        pool.shutdown(wait=False)
        self._server.close()


class Lender:
    def __init__(self, library):
        self._pool = ThreadPoolExecutor()
        self._library = library
        # Handed to somebody nobody sees.
        library.use(self._pool)

    def close(self):
        self._library.close()


class Keeper:
    def __init__(self, pool):
        self._kept = pool

    def stop(self):
        self._kept.shutdown()


# Another object of the program ends it.
class Owner:
    def __init__(self):
        self._threads = ThreadPoolExecutor()
        self._keeper = Keeper(self._threads)

    def close(self):
        self._keeper.stop()


# Nothing ends the object's work either.
class Forever:
    def __init__(self):
        self._helpers = ThreadPoolExecutor()

    def ask(self, question):
        return self._helpers.submit(question)


# Registered for the end of the program.
class Registered:
    def __init__(self):
        self._exits = ThreadPoolExecutor()
        atexit.register(self._exits.shutdown)

    def close(self):
        print("closed")


# Entered, returned, seen from outside.
class Given:
    def __init__(self):
        self._entered = ThreadPoolExecutor()
        self._returned = ThreadPoolExecutor()

    def work(self, job):
        with self._entered as pool:
            pool.submit(job)

    def pool(self):
        return self._returned

    def close(self):
        print("closed")


# Only declared: there is nothing to end.
class Abstract:
    def __init__(self):
        self._idle = ThreadPoolExecutor()

    def close(self):
        raise NotImplementedError


def waits_for_results(calls):
    pool = ThreadPoolExecutor()
    futures = [pool.submit(call) for call in calls]
    return [future.result() for future in futures]


def waits_for_all(calls):
    pool = ThreadPoolExecutor()
    wait([pool.submit(call) for call in calls])


def as_they_come(calls):
    pool = ThreadPoolExecutor()
    for future in as_completed([pool.submit(call) for call in calls]):
        print(future.result())


def mapped(calls):
    pool = ThreadPoolExecutor()
    return list(pool.map(print, calls))


def shut_down(calls):
    pool = ThreadPoolExecutor()
    try:
        for call in calls:
            pool.submit(call)
    finally:
        pool.shutdown()


def entered(calls):
    with ThreadPoolExecutor() as pool:
        for call in calls:
            pool.submit(call)


def returned(calls):
    pool = ThreadPoolExecutor()
    for call in calls:
        pool.submit(call)
    return pool


async def for_the_loop(call):
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(2))
    await loop.run_in_executor(None, call)
