"""Near misses: generators that one thread at a time takes values from."""

import itertools
import queue
import threading
from concurrent.futures import ThreadPoolExecutor


def tickets():
    number = 0
    while True:
        number += 1
        yield number


numbers = tickets()
numbers_lock = threading.Lock()


# Safe: each value is taken under one lock.
def serve():
    for _ in range(100):
        with numbers_lock:
            number = next(numbers)
        print(number)


# Safe: an iterator that locks by itself; it is no generator.
class Locked:
    def __init__(self, source):
        self.source = source
        self.lock = threading.Lock()

    def __iter__(self):
        return self

    def __next__(self):
        with self.lock:
            return next(self.source)


shared = Locked(tickets())


def take():
    for number in shared:
        if number > 100:
            return


# Safe: a counter of itertools is one step of the interpreter, an old idiom.
ids = itertools.count()


def label():
    print(next(ids))


# Safe: each thread makes its own.
def count():
    for number in tickets():
        if number > 100:
            return


def count_later():
    own = tickets()
    for number in own:
        if number > 100:
            return


# Safe: each thread is given one of its own.
def consume(items):
    for item in items:
        print(item)


def hand_out():
    for _ in range(3):
        threading.Thread(target=consume, args=(tickets(),), daemon=True).start()


def hand_out_by_name():
    for _ in range(3):
        items = (step for step in range(10))
        threading.Thread(target=consume, args=(items,), daemon=True).start()


# Safe: a function makes a new generator with each call.
def serve_new():
    print(next(tickets()))


# Safe: one thread after the other.
def in_turn():
    lines = (str(step) for step in range(10))

    def show():
        print(list(lines))

    first = threading.Thread(target=show)
    first.start()
    first.join()
    second = threading.Thread(target=show)
    second.start()
    second.join()


# Safe: a single worker takes its jobs one by one.
def one_worker():
    rows = (step for step in range(10))

    def write():
        print(next(rows))

    with ThreadPoolExecutor(max_workers=1) as pool:
        for _ in range(3):
            pool.submit(write)


# Safe: only one thread iterates, the others get the values through a queue.
def pump(jobs):
    for number in tickets():
        jobs.put(number)


def work(jobs):
    while True:
        print(jobs.get())


def start_pump():
    jobs = queue.Queue()
    threads = [threading.Thread(target=pump, args=(jobs,))]
    threads += [threading.Thread(target=work, args=(jobs,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# Safe: the reader has no lock, its owner has.
class Reader:
    def __init__(self):
        self.lines = self.read()

    def read(self):
        while True:
            yield "line"

    def feed(self):
        return next(self.lines)


class Channel:
    def __init__(self):
        self.lock = threading.Lock()
        self.reader = Reader()

    def loop(self):
        while True:
            with self.lock:
                print(self.reader.feed())


channel = Channel()
solo = Reader()
print(solo.feed())


# Safe: a list may be walked along by many.
names = ["Ada", "Bob"]


def greet():
    for name in names:
        print(name)


for job in (serve, take, label, count, count_later, serve_new, greet, channel.loop):
    for _ in range(3):
        threading.Thread(target=job, daemon=True).start()
hand_out()
hand_out_by_name()
in_turn()
one_worker()
start_pump()
