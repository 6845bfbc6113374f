"""Processes that start whenever the file is imported, as each child does that is not forked."""

import multiprocessing


def square(number):
    return number * number


numbers = range(10)
pool = multiprocessing.Pool(4)
squares = pool.map(square, numbers)  # expect: PC0609 "pool.map(…)"
pool.close()
pool.join()
print("""
all
""", squares)
