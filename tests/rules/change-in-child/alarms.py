"""A child process changes its own copy, and the parent reads the one that nobody has changed."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, Process

results = []
total = 0


def square(number):
    results.append(number * number)


# A list of the module.
def squares():
    child = Process(target=square, args=(3,))
    child.start()
    child.join()
    return sum(results)  # expect: PC0701 "results"


def add(numbers):
    global total
    for number in numbers:
        total += number


# A number of the module, and several children.
def add_all(parts):
    children = [Process(target=add, args=(part,)) for part in parts]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(total)  # expect: PC0701 "total"


def fill(found, word):
    found[word] = len(word)


# A container that is handed over is a copy, too.
def lengths(words):
    found = {}
    workers = []
    for word in words:
        worker = multiprocessing.Process(target=fill, args=(found, word))
        worker.start()
        workers.append(worker)
    for worker in workers:
        worker.join()
    return found  # expect: PC0701 "found"


# An attribute that `run` sets.
class Reader(Process):
    def __init__(self, path):
        super().__init__()
        self.path = path
        self.lines = None

    def run(self):
        with open(self.path) as file:
            self.lines = file.readlines()


def read(path):
    reader = Reader(path)
    reader.start()
    reader.join()
    return reader.lines  # expect: PC0701 "reader.lines"


# An object whose method the child runs.
class Census:
    def __init__(self):
        self.people = 0

    def count(self, houses):
        for house in houses:
            self.visit(house)

    def visit(self, house):
        self.people += len(house)

    def take(self, houses):
        counter = Process(target=self.count, args=(houses,))
        counter.start()
        counter.join()
        return self.people  # expect: PC0701 "self.people"


seen = set()


def remember(name):
    seen.add(name)
    return name.upper()


# Jobs of a pool.
def upper(names):
    with Pool() as pool:
        loud = pool.map(remember, names)
    return loud, len(seen)  # expect: PC0701 "seen"


failures = []


def check(name):
    if not name:
        failures.append(name)


def check_all(names):
    with ProcessPoolExecutor() as pool:
        list(pool.map(check, names))
    if failures:  # expect: PC0701 "failures"
        raise ValueError(failures)


if __name__ == "__main__":
    watcher = Process(target=square, args=(4,))
    watcher.start()
    watcher.join()
    print(results)  # expect: PC0701 "results"
