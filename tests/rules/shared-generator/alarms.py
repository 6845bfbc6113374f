"""Generators that several threads take values from; a marked line is the place of the alarm."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Thread as Worker


def tickets():
    number = 0
    while True:
        time.sleep(0.01)
        number += 1
        yield number


numbers = tickets()


# A global, by a loop in each thread.
def serve():
    for number in numbers:  # expect: PC1701 "`numbers` is one generator for several threads: `serve`"
        print(number)


def open_counters():
    for _ in range(4):
        threading.Thread(target=serve, daemon=True).start()


class Crawler:
    """An attribute: a generator expression that the jobs of a pool share, through a method."""

    def __init__(self, lines):
        self.addresses = (line.strip() for line in lines)

    def next_address(self):
        return next(self.addresses, None)  # expect: PC1701 "`self.addresses`"

    def crawl(self):
        while True:
            address = self.next_address()
            if address is None:
                return
            print("fetched", address)

    def run(self):
        with ThreadPoolExecutor(4) as pool:
            for _ in range(4):
                pool.submit(self.crawl)


# Handed to each thread as an argument, by an alias of the class.
def consume(items, label):
    for item in items:  # expect: PC1701 "`items`"
        print(label, item)


def share_out():
    items = tickets()
    workers = [Worker(target=consume, args=(items, label)) for label in "abc"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


# A variable that a function inside shares.
def count_down(start):
    steps = (start - passed for passed in range(start))

    def show():
        print(list(steps))  # expect: PC1701 "`steps`"

    first = threading.Thread(target=show)
    second = threading.Thread(target=show)
    first.start()
    second.start()
    first.join()
    second.join()


# Two different threads: a reader and a sampler of one source.
def measurements():
    while True:
        value = yield
        print(value)


source = measurements()


def feed():
    while True:
        source.send(time.time())  # expect: PC1701 "`sample`"


def sample():
    while True:
        source.send(0)
        time.sleep(1)


def measure():
    feeder = threading.Thread(target=feed)
    sampler = threading.Thread(target=sample)
    feeder.start()
    sampler.start()
    feeder.join()
    sampler.join()


open_counters()
crawler = Crawler(["a", "b"])
crawler.run()
share_out()
count_down(10)
measure()
