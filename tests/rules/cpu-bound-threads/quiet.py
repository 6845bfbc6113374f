"""Near misses of cpu-bound-threads; the comment of each says why threads are right here, or why nothing can be told."""

import asyncio
import hashlib
import queue
import socket
import subprocess
import threading
import time
import urllib.request
import zlib
from concurrent.futures import InterpreterPoolExecutor, ProcessPoolExecutor, ThreadPoolExecutor

import numpy as np


def count_primes(limit):
    found = 0
    for number in range(2, limit):
        for divisor in range(2, int(number**0.5) + 1):
            if number % divisor == 0:
                break
        else:
            found += 1
    return found


# Processes, each with a GIL of its own; so have interpreters.
def primes_in_processes(limits):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(count_primes, limits))


def primes_in_interpreters(limits):
    with InterpreterPoolExecutor() as pool:
        return list(pool.map(count_primes, limits))


async def primes_for_loop(limits):
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor() as pool:
        jobs = [loop.run_in_executor(pool, count_primes, limit) for limit in limits]
        return await asyncio.gather(*jobs)


# Waiting for the network, the disk, the clock, another process: all of them let the others run.
def fetch(urls):
    sizes = []
    for url in urls:
        with urllib.request.urlopen(url) as answer:
            sizes.append(len(answer.read()))
    return sizes


def read_all(paths):
    total = 0
    for path in paths:
        with open(path, "rb") as handle:
            for line in handle:
                total += len(line)
    return total


def poll(address):
    attempts = 0
    while attempts < 100:
        with socket.create_connection(address) as connection:
            attempts += len(connection.recv(1))
        time.sleep(0.1)
    return attempts


def convert(paths):
    codes = []
    for path in paths:
        codes.append(subprocess.run(["convert", path]).returncode)
    return codes


def wait_and_see(groups):
    with ThreadPoolExecutor() as pool:
        list(pool.map(fetch, groups))
        list(pool.map(read_all, groups))
        list(pool.map(poll, groups))
        list(pool.map(convert, groups))


# These give the GIL back while they compute.
def digests(blocks):
    found = []
    for block in blocks:
        found.append(hashlib.sha256(block).hexdigest())
    return found


def compress(blocks):
    sizes = 0
    for block in blocks:
        for level in range(1, 10):
            sizes += len(zlib.compress(block, level))
    return sizes


def norms(matrices):
    total = 0.0
    for matrix in matrices:
        total += float(np.linalg.norm(matrix @ matrix.T))
    return total


def compute(groups):
    with ThreadPoolExecutor() as pool:
        pool.map(digests, groups)
        pool.map(compress, groups)
        pool.map(norms, groups)


# What the loop calls is not known: it may wait for anything.
def process_all(items, step):
    total = 0
    for item in items:
        total += step(item)
    return total


def process_groups(groups, step):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(process_all, group, step) for group in groups]
        return [future.result() for future in futures]


# Works off a queue: most of the time it waits for the next item.
def work(tasks, results):
    while True:
        number = tasks.get()
        if number is None:
            break
        total = 0
        for divisor in range(1, number):
            total += divisor
        results.put(total)


def work_all(numbers):
    tasks, results = queue.Queue(), queue.Queue()
    threads = [threading.Thread(target=work, args=(tasks, results)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in [*numbers, None, None, None, None]:
        tasks.put(number)
    for thread in threads:
        thread.join()
    return results


# So small that it does not matter how it is done.
def checksum(word):
    total = 0
    for digit in range(8):
        total += (word >> digit) & 1
    return total


def double(number):
    return number * 2


def add(numbers, number):
    numbers.append(number + 1)


def small(words):
    with ThreadPoolExecutor() as pool:
        pool.map(checksum, words)
        pool.map(double, words)
        pool.submit(add, words, 1)


# One thread beside the main one keeps the window alive; nothing was meant to be faster.
def count_behind(limit, window):
    counter = threading.Thread(target=count_primes, args=(limit,))
    counter.start()
    while counter.is_alive():
        window.spin()
        time.sleep(0.05)
    counter.join()


# One worker: the pool is there for the order, not for the speed.
def count_in_order(limits):
    with ThreadPoolExecutor(max_workers=1) as pool:
        return list(pool.map(count_primes, limits))


# Once each way: a loop that sleeps is a clock.
def tick(times):
    beats = 0
    for _ in range(times):
        beats += 1
        time.sleep(1)
    return beats


async def clock(times):
    return await asyncio.to_thread(tick, times)


# An iterator may wait for its next item; a generator of somebody else's certainly may.
def total_of(rows):
    total = 0
    for row in rows:
        total += row
    return total


def totals(sources):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(total_of, sources))


# Called here and now; only its result goes to the pool.
def print_primes(limits):
    with ThreadPoolExecutor() as pool:
        for limit in limits:
            pool.submit(print, count_primes(limit))
