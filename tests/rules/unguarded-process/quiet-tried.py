"""Whoever asks first, or tries, knows."""

import multiprocessing
import sys


def square(number):
    return number * number


if multiprocessing.parent_process() is None:
    with multiprocessing.Pool() as pool:
        print(pool.map(square, range(10)))

try:
    child = multiprocessing.Process(target=square, args=(2,))
    child.start()
    child.join()
except RuntimeError:
    sys.exit("no processes here")
