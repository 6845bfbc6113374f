"""Pools that are made in each turn of a loop."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed


def weigh(crate):
    return len(crate)


def by_truck(trucks):
    weights = []
    for truck in trucks:
        with ThreadPoolExecutor(max_workers=4) as pool:  # expect: PC0606
            weights.extend(pool.map(weigh, truck))
    return weights


def by_day(days, workers):
    for day in days:
        print("today", day.name)
        with ProcessPoolExecutor(workers) as pool:  # expect: PC0606
            futures = [pool.submit(weigh, crate) for crate in day.crates]
            for future in as_completed(futures):
                print(future.result())


def in_batches(crates):
    totals = []
    for start in range(0, len(crates), 100):
        with multiprocessing.Pool() as pool:  # expect: PC0606
            totals.append(sum(pool.map(weigh, crates[start : start + 100])))
    return totals
