"""A file that teaches pickle how to send a lock."""

import copyreg
import multiprocessing
import threading

copyreg.pickle(type(threading.Lock()), lambda lock: (threading.Lock, ()))


def work(lock, number):
    with lock:
        return number


def main(numbers):
    lock = threading.Lock()
    with multiprocessing.Pool() as pool:
        print(pool.apply(work, (lock, numbers)))
