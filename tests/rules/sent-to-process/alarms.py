"""Locks, queues and functions that are sent to another process and cannot arrive there as what they are."""

import multiprocessing
import queue
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process


def append(lock, path, line):
    with lock, open(path, "a") as file:
        file.write(line)


def collect(results, number):
    results.put(number * number)


def square(number, counter=None):
    return number * number


# Each child has a lock of its own, if it starts at all.
def write(path):
    lock = threading.Lock()  # one for all
    writers = [Process(target=append, args=(lock, path, line)) for line in "ab"]  # expect: PC0703 "lock"
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()


# A global one, by keyword.
stop = threading.Event()


def start():
    child = multiprocessing.Process(target=append, kwargs={"lock": stop, "path": "log"})  # expect: PC0703 "stop"
    child.start()
    child.join()


# The parent never sees what the child puts.
class Squares:
    def __init__(self):
        self.results = queue.Queue()

    def run(self):
        child = multiprocessing.Process(target=collect, args=(self.results, 3))  # expect: PC0506 "self.results"
        child.start()
        found = self.results.get()
        child.join()
        return found


# Jobs are pickled: what is only inherited cannot come along.
def collect_all(numbers):
    results = multiprocessing.Queue()
    with multiprocessing.Pool(4) as pool:
        pool.apply(collect, (results, numbers))  # expect: PC0507 "results"
    return [results.get() for _ in numbers]


def guarded(paths):
    lock = multiprocessing.Lock()
    with ProcessPoolExecutor() as pool:
        futures = [pool.submit(append, lock, path, "x") for path in paths]  # expect: PC0507 "lock"
    return [future.result() for future in futures]


def threads_lock(paths):
    lock = threading.RLock()
    with ProcessPoolExecutor() as pool:
        futures = [pool.submit(append, lock, path, "x") for path in paths]  # expect: PC0703 "lock"
    return [future.result() for future in futures]


# No worker can import them.
def squares(numbers):
    with multiprocessing.Pool() as pool:
        return pool.map(lambda number: number * number, numbers)  # expect: PC0608 "lambda"


def scaled(numbers, factor):
    def scale(number):
        return number * factor

    with ProcessPoolExecutor() as pool:
        return list(pool.map(scale, numbers))  # expect: PC0608 "scale"


# No new interpreter can, either.
def count(path):
    lines = multiprocessing.Value("i", 0)

    def read():
        with open(path) as file, lines.get_lock():
            lines.value += len(file.readlines())

    reader = Process(target=read)  # expect: PC0711 "read"
    reader.start()
    reader.join()
    return lines.value


class Sender:
    def send(self, connection):
        self.child = multiprocessing.Process(target=lambda: connection.send(1))  # expect: PC0711 "lambda"
        self.child.start()
        self.child.join()
