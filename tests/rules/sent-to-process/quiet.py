"""Near misses: what processes share, what threads get, and what nobody knows."""

import multiprocessing
import queue
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.dummy import Pool as DummyPool
from multiprocessing.pool import ThreadPool


def collect(results, number):
    results.put(number * number)


def square(number):
    return number * number


def remember(results):
    global shared
    shared = results


# Inherited by a process that starts, or by the initializer of a worker.
def inherited(numbers):
    results = multiprocessing.Queue()
    lock = multiprocessing.Lock()
    children = [multiprocessing.Process(target=collect, args=(results, number), kwargs={"lock": lock}) for number in numbers]
    for child in children:
        child.start()
    found = [results.get() for _ in children]
    for child in children:
        child.join()
    with multiprocessing.Pool(initializer=remember, initargs=(results,)) as pool:
        return found + pool.map(square, numbers)


# Proxies of a manager can be sent.
def managed(numbers):
    with multiprocessing.Manager() as manager, multiprocessing.Pool() as pool:
        results = manager.Queue()
        pool.apply(collect, (results, numbers))
        return [results.get() for _ in numbers]


# Threads share everything.
def threaded(numbers):
    results = queue.Queue()
    worker = threading.Thread(target=collect, args=(results, 1))
    worker.start()
    worker.join()
    with ThreadPoolExecutor() as pool, ThreadPool() as other, DummyPool() as third:
        futures = [pool.submit(collect, results, number) for number in numbers]
        for future in futures:
            future.result()
        return other.map(lambda number: number, numbers) + third.map(lambda number: number, numbers)


# Sent as data, made on the other side.
class Job:
    def __init__(self):
        self.number = 1

    def run(self):
        return threading.Lock()


def data(numbers, results, job):
    with ProcessPoolExecutor() as pool:
        futures = [pool.submit(Job().run), pool.submit(job, results), pool.submit(square, 2)]
        return [future.result() for future in futures], list(pool.map(square, numbers))


# Given a name that can be imported.
def named(numbers, factor):
    def scale(number):
        return number * factor

    scale.__qualname__ = "scale"
    globals()["scale"] = scale
    with ProcessPoolExecutor() as pool:
        return list(pool.map(scale, numbers))


def made_global(numbers):
    global scale_all

    def scale_all(number):
        return number * 2

    with ProcessPoolExecutor() as pool:
        return list(pool.map(scale_all, numbers))


# Whoever tries it knows that it may fail.
def tried(numbers):
    with multiprocessing.Pool() as pool:
        try:
            return pool.map(lambda number: number, numbers)
        except AttributeError:
            return [number for number in numbers]
