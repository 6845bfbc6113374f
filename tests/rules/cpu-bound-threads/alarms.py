"""Pure Python arithmetic in several threads: under the GIL they take turns and nobody is faster."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial
from multiprocessing.dummy import Pool as DummyPool
from multiprocessing.pool import ThreadPool
from threading import Thread as Worker


def count_primes(limit):
    found = 0
    for number in range(2, limit):
        for divisor in range(2, int(number**0.5) + 1):
            if number % divisor == 0:
                break
        else:
            found += 1
    return found


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def collatz(start):
    steps = 0
    while start != 1:
        start = start // 2 if start % 2 == 0 else 3 * start + 1
        steps += 1
    return steps


# The work is in a helper.
def longest_collatz(limit):
    best = 0
    for start in range(1, limit):
        best = max(best, collatz(start))
    return best


# A pool maps it over its inputs.
def primes_of_all(limits):
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(count_primes, limits))  # expect: PC1401 "count_primes"


# Submitted one by one, in a comprehension and in a loop; recursion is a loop too.
def fibonaccis(numbers):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(fibonacci, number) for number in numbers]  # expect: PC1401 "fibonacci"
        return [future.result() for future in as_completed(futures)]


def longest_of_all(limits):
    pool = ThreadPoolExecutor(max_workers=8)
    futures = []
    for limit in limits:
        futures.append(pool.submit(longest_collatz, limit))  # expect: PC1401 "longest_collatz"
    results = [future.result() for future in futures]
    pool.shutdown()
    return results


# The thread pools of multiprocessing, one of them under the name of the other kind.
def collatz_all(numbers):
    with ThreadPool(4) as pool:
        return pool.map(collatz, numbers)  # expect: PC1401 "collatz"


def collatz_dummy(numbers):
    with DummyPool(4) as pool:
        return pool.map(collatz, numbers)  # expect: PC1401 "collatz"


# Threads made by hand: a list, a loop, one after the other.
def count_in_list(limits):
    threads = [threading.Thread(target=count_primes, args=(limit,)) for limit in limits]  # expect: PC1401 "count_primes"
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def count_in_loop(limits):
    threads = []
    for limit in limits:
        thread = Worker(target=longest_collatz, args=(limit,))  # expect: PC1401
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()


def count_both():
    first = threading.Thread(target=count_primes, args=(2_000_000,))  # expect: PC1401
    second = threading.Thread(target=count_primes, args=(2_000_000,))  # expect: PC1401
    first.start()
    second.start()
    first.join()
    second.join()


class Mandelbrot(threading.Thread):
    """A subclass with the work in its `run`."""

    def __init__(self, row, width):
        super().__init__()
        self.row = row
        self.width = width
        self.points = []

    def run(self):
        for column in range(self.width):
            c = complex(self.row, column)
            z = 0j
            steps = 0
            while abs(z) < 2 and steps < 1000:
                z = z * z + c
                steps += 1
            self.points.append(steps)


def mandelbrot(height, width):
    rows = [Mandelbrot(row, width) for row in range(height)]  # expect: PC1401
    for row in rows:
        row.start()
    for row in rows:
        row.join()
    return [row.points for row in rows]


class Matrix:
    """A method of the object, a lambda, and a partial."""

    def __init__(self, rows):
        self.rows = rows
        self.size = len(rows)

    def _product(self, row):
        result = []
        for column in range(self.size):
            total = 0
            for index in range(self.size):
                total += row[index] * self.rows[index][column]
            result.append(total)
        return result

    def square(self):
        with ThreadPoolExecutor() as pool:
            return list(pool.map(self._product, self.rows))  # expect: PC1401

    def square_by_lambda(self):
        with ThreadPoolExecutor() as pool:
            return list(pool.map(lambda row: self._product(row), self.rows))  # expect: PC1401


def power_sum(exponent, limit):
    total = 0
    for number in range(limit):
        total += number**exponent % 1_000_007
    return total


def power_sums(limits):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(partial(power_sum, 3), limits))  # expect: PC1401 "power_sum"


# Text is work too: a loop over lines, a loop over words, a dict.
def count_words(text: str):
    counts = {}
    for line in text.splitlines():
        for word in line.split():
            key = word.strip(".,;").lower()
            counts[key] = counts.get(key, 0) + 1
    return counts


def count_words_of_all(texts):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(count_words, texts))  # expect: PC1401 "count_words"


# In a coroutine: the loop stays free, but the work is no faster, and takes the GIL from the loop besides.
async def primes_for(limit):
    return await asyncio.to_thread(count_primes, limit)  # expect: PC1401 "count_primes"


async def primes_for_all(limits):
    loop = asyncio.get_running_loop()
    jobs = [loop.run_in_executor(None, count_primes, limit) for limit in limits]  # expect: PC1401 "count_primes"
    return await asyncio.gather(*jobs)


class Service:
    """A pool that is an attribute, made in another method."""

    def __init__(self):
        self._pool = ThreadPoolExecutor(4)

    async def handle(self, numbers):
        loop = asyncio.get_running_loop()
        jobs = [loop.run_in_executor(self._pool, fibonacci, number) for number in numbers]  # expect: PC1401
        return await asyncio.gather(*jobs)

    def close(self):
        self._pool.shutdown()
