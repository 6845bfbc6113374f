# python: 3.14t
"""The free-threaded build has no GIL: here threads do compute in parallel."""

import threading
from concurrent.futures import ThreadPoolExecutor


def count_primes(limit):
    found = 0
    for number in range(2, limit):
        for divisor in range(2, int(number**0.5) + 1):
            if number % divisor == 0:
                break
        else:
            found += 1
    return found


def primes_of_all(limits):
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(count_primes, limits))


def count_in_list(limits):
    threads = [threading.Thread(target=count_primes, args=(limit,)) for limit in limits]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
