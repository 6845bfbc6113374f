"""The functions need what stands there: no mechanical cure."""

import multiprocessing


def work(number):
    return number + offset


offset = 3
with multiprocessing.Pool() as pool:
    total = sum(pool.map(work, [1, 2]))  # expect: PC0609 "pool.map(…)"


def show():
    print(total)
