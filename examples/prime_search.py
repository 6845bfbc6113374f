"""Counts primes on all cores, or so the author hoped.

Four workers, four cores, and no faster than one: hover over the pool to see why.
"""

from concurrent.futures import ThreadPoolExecutor


def count_primes(start, stop):
    count = 0
    for number in range(max(start, 2), stop):
        for divisor in range(2, int(number**0.5) + 1):
            if number % divisor == 0:
                break
        else:
            count += 1
    return count


def count_all(limit, workers=4):
    step = limit // workers
    starts = range(0, limit, step)
    stops = range(step, limit + step, step)
    with ThreadPoolExecutor(max_workers=workers) as pool:
        return sum(pool.map(count_primes, starts, stops))


if __name__ == "__main__":
    print(count_all(400_000))
