"""Near misses: closed, joined, entered, kept, handed on; of the module; executors."""

import contextlib
import multiprocessing
from multiprocessing import Pool


def square(number):
    return number * number


shared = None


def entered(numbers):
    with Pool() as pool:
        return pool.map(square, numbers)


def entered_later(numbers):
    pool = Pool()
    with pool:
        return pool.map(square, numbers)


def closed(numbers):
    pool = Pool()
    try:
        return pool.map(square, numbers)
    finally:
        pool.terminate()


def joined(numbers):
    pool = multiprocessing.Pool()
    squares = pool.map(square, numbers)
    pool.close()
    pool.join()
    return squares


def returned():
    pool = Pool()
    pool.map(square, [1])
    return pool


def given(numbers, run):
    pool = Pool()
    return run(pool, numbers)


def kept(numbers):
    global shared
    shared = Pool()
    return shared.map(square, numbers)


class Server:
    def start(self):
        self.pool = Pool()
        self.pool.map(square, [1])

    def start_both(self):
        self.pool = pool = Pool()
        return pool.map(square, [1])


def stacked(numbers):
    with contextlib.ExitStack() as stack:
        pool = stack.enter_context(Pool())
        return pool.map(square, numbers)


def closed_inside(numbers):
    pool = Pool()

    def stop():
        pool.terminate()

    squares = pool.map(square, numbers)
    stop()
    return squares


# With it the program ends, and its processes.
def main():
    pool = Pool()
    print(pool.map(square, [1, 2]))


def run():
    pool = Pool()
    print(pool.map(square, [1, 2]))


if __name__ == "__main__":
    main()
    run()
