"""Near misses: waited for inside, joined, results that are there, executors."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool


def square(number):
    return number * number


def inside():
    with Pool(2) as pool:
        result = pool.apply_async(square, (3,))
        value = result.get()
    return value, result.get()


def joined(numbers):
    with Pool() as pool:
        results = [pool.apply_async(square, (number,)) for number in numbers]
        pool.close()
        pool.join()
    return [result.get() for result in results]


def waited(numbers):
    with Pool() as pool:
        squares = pool.map_async(square, numbers)
        squares.wait()
    return squares.get()


def there(numbers):
    with Pool() as pool:
        squares = pool.map(square, numbers)
    return {}.get(len(squares))


# The `with` of an executor waits for its jobs.
def executed(numbers):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(square, number) for number in numbers]
    return [future.result() for future in futures]


# Another pool, without a `with`.
def open_end(pool, number):
    result = pool.apply_async(square, (number,))
    return result.get()


# Asked about, or handed to who waits for them.
def asked(numbers):
    with Pool() as pool:
        squares = pool.map_async(square, numbers)
        while not squares.ready():
            print("not yet")
    return squares.get()


def handed(numbers, wait_for):
    with Pool() as pool:
        results = [pool.apply_async(square, (number,)) for number in numbers]
        wait_for(results)
    return [result.get() for result in results]
