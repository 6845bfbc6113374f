"""Near misses: the pool is closed before, or may be; or it is no pool."""

import multiprocessing
import threading


def square(number):
    return number * number


def squares(numbers):
    pool = multiprocessing.Pool()
    try:
        return pool.map(square, numbers)
    finally:
        pool.close()
        pool.join()


def stopped(numbers):
    pool = multiprocessing.Pool()
    pool.map_async(square, numbers).wait(1)
    pool.terminate()
    pool.join()


def ended(end):
    pool = multiprocessing.Pool()
    end(pool)
    pool.join()


def nested():
    pool = multiprocessing.Pool()

    def end():
        pool.close()

    end()
    pool.join()


def others(pool, thread=None):
    pool.join()
    thread = threading.Thread(target=square, args=(2,))
    thread.start()
    thread.join()
