"""Near misses: no daemons, threads, programs, and those who try."""

import subprocess
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process
from multiprocessing.pool import ThreadPool


def square(number):
    return number * number


def watch():
    helper = Process(target=square, args=(3,))
    helper.start()
    helper.join()


def plain():
    watcher = Process(target=watch, daemon=False)
    watcher.start()
    watcher.join()


# The workers of an executor may have children.
def nested():
    with ProcessPoolExecutor() as pool:
        return pool.submit(watch).result()


# Threads of a pool, daemon threads.
def threaded():
    with ThreadPool() as pool:
        pool.apply(watch)
    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    thread.join()


# A program is no child in this sense.
def run():
    subprocess.run(["true"], check=True)
    thread = threading.Thread(target=square, args=(1,))
    thread.start()
    thread.join()


def runs():
    runner = Process(target=run, daemon=True)
    runner.start()
    runner.join()


def tries():
    helper = Process(target=square, args=(3,))
    try:
        helper.start()
    except AssertionError:
        square(3)
    else:
        helper.join()


def tried():
    runner = Process(target=tries, daemon=True)
    runner.start()
    runner.join()
