"""Near misses: guarded, or only defined."""

import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor


def square(number):
    return number * number


def run(numbers):
    with multiprocessing.Pool() as pool:
        return pool.map(square, numbers)


def greet():
    child = multiprocessing.Process(target=square, args=(2,))
    child.start()
    child.join()


thread = threading.Thread(target=square, args=(3,))
thread.start()
thread.join()
with ThreadPoolExecutor() as threads:
    print(list(threads.map(square, range(3))))

lazy = multiprocessing.Process(target=square, args=(4,))

for number in (1, 2):
    if __name__ == "__main__":
        multiprocessing.Process(target=square, args=(number,), daemon=True).start()

if __name__ == "__main__":
    lazy.start()
    lazy.join()
    greet()
    print(run(range(10)))
