"""Pools that are made once, or that have to be new."""

import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import Pool


def weigh(crate):
    return len(crate)


def once(trucks):
    with ThreadPoolExecutor() as pool:
        for truck in trucks:
            print(list(pool.map(weigh, truck)))


def of_a_size(trucks):
    for truck in trucks:
        with ThreadPoolExecutor(max_workers=truck.size) as pool:
            print(list(pool.map(weigh, truck)))


def compare(crates):
    for workers in (1, 2, 4, 8):
        with ThreadPoolExecutor(workers) as pool:
            print(workers, list(pool.map(weigh, crates)))


def measured(trucks):
    for truck in trucks:
        start = time.perf_counter()
        with ThreadPoolExecutor() as pool:
            print(list(pool.map(weigh, truck)))
        print(time.perf_counter() - start)


def again(crates):
    for _ in range(3):
        try:
            with ProcessPoolExecutor() as pool:
                return list(pool.map(weigh, crates))
        except BrokenProcessPool:
            continue
    return None


def fresh(trucks):
    for truck in trucks:
        with Pool(initializer=weigh, initargs=(truck,)) as pool:
            print(pool.map(weigh, truck))


def every_minute(trucks):
    for truck in trucks:
        with ThreadPoolExecutor() as pool:
            print(list(pool.map(weigh, truck)))
        time.sleep(60)


def until_found(trucks):
    for truck in trucks:
        with ThreadPoolExecutor() as pool:
            if any(pool.map(weigh, truck)):
                break


def forever(inbox):
    while True:
        with ThreadPoolExecutor() as pool:
            print(list(pool.map(weigh, inbox.get())))
