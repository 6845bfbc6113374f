"""Processes that are killed with something in their hands."""

import multiprocessing
from multiprocessing import Process


def count(numbers, results):
    for number in numbers:
        results.put(number * number)


def search(lock, pages):
    for page in pages:
        with lock:
            print(page)


def first_result(numbers):
    results = multiprocessing.Queue()
    worker = multiprocessing.Process(target=count, args=(numbers, results))
    worker.start()
    best = results.get()
    worker.terminate()  # expect: PC0709 "killed while it is busy with `results`, `count` leaves it broken for all others"
    return best, results.get()


def hurry(pages):
    lock = multiprocessing.Lock()
    seeker = Process(target=search, args=(lock, pages))
    seeker.start()
    seeker.kill()  # expect: PC0709
    with lock:
        print("done")


if __name__ == "__main__":
    first_result(range(10))
    hurry("abc")
