"""Pools that a function makes and leaves to the garbage collector."""

import multiprocessing
from multiprocessing.pool import ThreadPool


def square(number):
    return number * number


# One call, one pool.
def squares(numbers):
    pool = multiprocessing.Pool(4)  # expect: PC0705 "pool"
    # all of them
    return pool.map(square, numbers)


def several(numbers, more):
    workers = multiprocessing.Pool()  # expect: PC0705 "workers"
    first = workers.map(square, numbers)
    if more:
        print("more")
        first += workers.map(square, more)

    print(first)
    return first


class Tables:
    def fill(self, numbers):
        threads = ThreadPool(2)  # expect: PC0705 "threads"
        self.squares = [threads.apply_async(square, (number,)) for number in numbers]
