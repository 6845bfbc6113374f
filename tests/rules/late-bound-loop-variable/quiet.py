"""Near misses: the value is kept, or the thread has ended before the next turn."""

import functools
import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor


def load(name):
    print("loading", name)


# As arguments, in a default argument, in a partial function.
def kept(names):
    threads = []
    for name in names:
        threads.append(threading.Thread(target=load, args=(name,)))
        threads.append(threading.Thread(target=lambda name=name: load(name)))
        threads.append(threading.Thread(target=functools.partial(load, name)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# Each turn waits for its thread.
def in_turn(names):
    for name in names:
        with ThreadPoolExecutor() as pool:  # expect: PC0606
            pool.submit(lambda: load(name))
    with ThreadPoolExecutor() as pool:
        for name in names:
            print(pool.submit(lambda: load(name)).result())


# Only one turn.
def first(names):
    for name in names:
        thread = threading.Thread(target=lambda: load(name))
        thread.start()
        break
    thread.join()


# A child process has a copy of the memory.
def in_processes(names):
    processes = []
    for name in names:
        process = multiprocessing.get_context("fork").Process(target=lambda: load(name))
        process.start()
        processes.append(process)
    for process in processes:
        process.join()


# A variable of its own, made by a function for each thread.
def worker_for(name):
    return lambda: load(name)


def through_factory(names):
    threads = [threading.Thread(target=worker_for(name)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# Not the variable of the loop.
def same_for_all(names):
    greeting = "hello"
    threads = []
    for _ in names:
        threads.append(threading.Thread(target=lambda: print(greeting)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# The function runs at once, in the loop's own thread.
def at_once(names):
    for name in names:
        print(sorted(names, key=lambda each: each == name))
