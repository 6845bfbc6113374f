"""Pools with workers, or numbers that nobody knows yet."""

import multiprocessing
import os
from concurrent.futures import ThreadPoolExecutor


class Pool:
    def __init__(self, size):
        self.size = size


def main(count):
    with ThreadPoolExecutor(1) as pool:
        pool.submit(print)
    with ThreadPoolExecutor() as pool:
        pool.submit(print)
    with ThreadPoolExecutor(max_workers=None) as pool:
        pool.submit(print)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        pool.submit(print)
    with ThreadPoolExecutor(count) as pool:
        pool.submit(print)
    with multiprocessing.Pool(initializer=print) as pool:
        pool.map(print, [])
    Pool(0)
    try:
        ThreadPoolExecutor(0)
    except ValueError:
        print("as expected")


if __name__ == "__main__":
    main(2)
