"""Executors whose owners end without them."""

import concurrent.futures
import concurrent.futures as jobs
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


class Mailer:
    def __init__(self, server):
        self._server = server
        self._pool = ThreadPoolExecutor(max_workers=4)  # expect: PC0605 "`self._pool` is never shut down: after `close()` its workers and their jobs go on"

    def send(self, letter):
        return self._pool.submit(self._server.deliver, letter)

    def close(self):
        self._server.close()


# A manager, and an import under another name.
class Kitchen:
    def __init__(self):
        self.cooks = jobs.ProcessPoolExecutor(2)  # expect: PC0605 "after `__exit__()`"
        self.log = open("kitchen.log")

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.log.close()


# Made in a helper, and handed to another class of the program, which does not end it either.
class Clock:
    def __init__(self, pool):
        self._pool = pool

    def tick(self, job):
        self._pool.submit(job)


class Cluster:
    def __init__(self, hosts):
        self.hosts = hosts
        self._connect()

    def _connect(self):
        self.executor = concurrent.futures.ThreadPoolExecutor(max_workers=3)  # expect: PC0605 "`self.executor`"
        self.clock = Clock(self.executor)

    def shutdown(self):
        for host in self.hosts:
            host.close()


# What another object's method of that name does is another executor's end.
class Other:
    def __init__(self):
        self._workers = ThreadPoolExecutor()

    def stop(self):
        self._workers.shutdown()


# The jobs outlive the function.
def convert(pictures, save):
    pool = ThreadPoolExecutor()  # expect: PC0605 "`pool` is neither shut down nor waited for, so its jobs go on after `convert()` has returned"
    for picture in pictures:
        pool.submit(save, picture)
    return len(pictures)


class Album:
    def print_all(self, pages):
        printers = ProcessPoolExecutor()  # expect: PC0605 "`printers` is neither shut down"
        for page in pages:
            printers.submit(print, page)
