"""A forked child imports nothing."""

import multiprocessing

multiprocessing.set_start_method("fork")


def square(number):
    return number * number


with multiprocessing.Pool() as pool:
    print(pool.map(square, range(10)))
