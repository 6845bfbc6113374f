"""Daemonic processes, and workers of a pool, that start processes."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, Process


def square(number):
    return number * number


def watch():
    helper = Process(target=square, args=(3,))
    helper.start()  # expect: PC0719 "helper.start()"
    helper.join()


# A daemon by keyword.
def by_keyword():
    watcher = Process(target=watch, daemon=True)
    watcher.start()
    watcher.join()


def serve():
    with ProcessPoolExecutor() as pool:
        print(list(pool.map(square, range(3))))  # expect: PC0719 "pool.map(…)"


# A daemon by attribute.
def by_attribute():
    server = multiprocessing.Process(target=serve)
    server.daemon = True
    server.start()
    server.join()


def job(numbers):
    return subjob(numbers)


def subjob(numbers):
    with Pool() as pool:
        return pool.map(square, numbers)  # expect: PC0719 "pool.map(…)"


# Every worker of a pool is one.
def nested(all_numbers):
    with multiprocessing.Pool() as pool:
        return pool.map(job, all_numbers)


class Watcher(Process):
    def __init__(self):
        super().__init__(daemon=True)

    def run(self):
        child = Process(target=square, args=(4,))
        child.start()  # expect: PC0719 "child.start()"
        child.join()


def watched():
    watcher = Watcher()
    watcher.start()
    watcher.join()
