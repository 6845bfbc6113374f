"""Results that are asked for when the pool has been terminated."""

import multiprocessing
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def square(number):
    return number * number


# One result.
def one():
    with Pool(2) as pool:
        result = pool.apply_async(square, (3,))
        pool.close()
        pool.join()
    return result.get()  # expect: PC0706 "result.get()"


# A list of them.
def several(numbers):
    with multiprocessing.Pool() as workers:
        results = [workers.apply_async(square, (number,)) for number in numbers]
        workers.close()
        workers.join()
        # all on their way
    return [result.get(timeout=10) for result in results]  # expect: PC0706 "result.get(…)"


# Collected in a loop, waited for in another, by threads.
def collected(numbers):
    pending = []
    with ThreadPool() as threads:
        for number in numbers:
            pending.append(threads.apply_async(square, (number,)))
        threads.close()
        threads.join()
    for each in pending:
        each.wait()  # expect: PC0706 "each.wait()"


def mapped(numbers):
    with Pool() as pool:
        squares = pool.map_async(square, numbers)
        pool.close()
        pool.close()
        pool.join()
    total = sum(squares.get())  # expect: PC0706 "squares.get()"
    return total
