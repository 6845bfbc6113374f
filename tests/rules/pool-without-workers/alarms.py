"""Pools with nobody in them."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.pool import ThreadPool


def main():
    with ThreadPoolExecutor(0) as pool:  # expect: PC0618 "`ThreadPoolExecutor` needs a worker: 0 raises ValueError"
        pool.submit(print)
    with ProcessPoolExecutor(max_workers=-1) as pool:  # expect: PC0618
        pool.submit(print)
    with multiprocessing.Pool(processes=0) as pool:  # expect: PC0618
        pool.map(print, [])
    with ThreadPool(0) as pool:  # expect: PC0618
        pool.map(print, [])


if __name__ == "__main__":
    main()
