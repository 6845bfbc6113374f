"""A pool is joined while it still takes jobs."""

import multiprocessing
from multiprocessing.pool import ThreadPool


def square(number):
    return number * number


def squares(numbers):
    pool = multiprocessing.Pool()
    results = pool.map(square, numbers)
    pool.close()
    pool.join()  # all done  # expect: PC0708 "pool"
    return results


def threads(numbers):
    workers = ThreadPool(4)
    pending = [workers.apply_async(square, (number,)) for number in numbers]
    workers.close()
    workers.join()  # expect: PC0708 "workers"
    workers.close()
    return [each.get() for each in pending]


def inside(numbers):
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pending = pool.map_async(square, numbers)
        pool.close()
        pool.join()  # expect: PC0708 "pool"
        return pending.get()
