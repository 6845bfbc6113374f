"""Values that processes share, read and written back without their lock."""

import multiprocessing
from multiprocessing import Array, Process, RawValue, Value


def deposit(balance, times):
    for _ in range(times):
        balance.value += 1  # expect: PC0704 "balance.value"


# Several processes of one function.
def many():
    balance = Value("i", 0)
    workers = [Process(target=deposit, args=(balance, 1000)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return balance.value


def add(total, number):
    total.value = total.value + number  # expect: PC0704 "total.value"


# Two, started one by one.
def two():
    total = multiprocessing.Value("i", 0)
    first = multiprocessing.Process(target=add, args=(total, 1))
    second = multiprocessing.Process(target=add, args=(total, 3))
    first.start()
    second.start()
    first.join()
    second.join()
    print(total.value)


# Two functions, one array.
def even(counts):
    counts[0] += 1  # expect: PC0704 "counts[0]"


def odd(counts):
    counts[1] += 1
    counts[0] -= 1  # expect: PC0704 "counts[0]"


def count():
    counts = Array("i", 2)
    left = Process(target=even, args=(counts,))
    right = Process(target=odd, args=(counts,))
    left.start()
    right.start()
    left.join()
    right.join()


# One of the module, which has no lock of its own.
hits = RawValue("i", 0)


def hit():
    hits.value += 1  # expect: PC0704 "hits.value"


def hit_all():
    children = [Process(target=hit) for _ in range(3)]
    for child in children:
        child.start()
    for child in children:
        child.join()


# An attribute.
class Tally:
    def __init__(self):
        self.votes = multiprocessing.Value("l")

    def vote(self):
        self.votes.value += 1  # expect: PC0704 "self.votes.value"

    def run(self):
        voters = []
        for _ in range(5):
            voter = multiprocessing.Process(target=self.vote)
            voter.start()
            voters.append(voter)
        for voter in voters:
            voter.join()


# The parent, while the child runs.
def progress():
    done = Value("i", 0)
    child = Process(target=step, args=(done,))
    child.start()
    done.value += 1  # expect: PC0704 "done.value"
    child.join()


def step(done):
    done.value += 1  # expect: PC0704 "done.value"


# With a lock that it cannot take twice, and with none: no mechanical cure.
def plain(level):
    level.value += 1  # expect: PC0704 "level.value"


def levels():
    level = Value("i", 0, lock=multiprocessing.Lock())
    children = [Process(target=plain, args=(level,)) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()


if __name__ == "__main__":
    progress()
