"""Processes that are asked to end, or have nothing in their hands."""

import multiprocessing
import time


def count(numbers, results):
    for number in numbers:
        results.put(number * number)


def wait():
    time.sleep(100)


def patient(numbers):
    results = multiprocessing.Queue()
    worker = multiprocessing.Process(target=count, args=(numbers, results))
    worker.start()
    best = results.get()
    worker.join(3)
    if worker.is_alive():
        worker.terminate()  # had its time
    return best


def asked(numbers):
    results = multiprocessing.Queue()
    stop = multiprocessing.Event()
    worker = multiprocessing.Process(target=count, args=(numbers, results))
    worker.start()
    best = results.get()
    stop.set()
    worker.terminate()
    return best


def idle():
    sleeper = multiprocessing.Process(target=wait)
    sleeper.start()
    sleeper.terminate()


def alone(numbers):
    worker = multiprocessing.Process(target=count, args=(numbers, multiprocessing.Queue()))
    worker.start()
    worker.terminate()  # nobody else uses its queue


if __name__ == "__main__":
    patient(range(3))
    asked(range(3))
    idle()
    alone(range(3))
