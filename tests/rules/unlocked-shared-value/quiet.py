"""Near misses: under the value's lock or another, one process alone, a value for each."""

import multiprocessing
from multiprocessing import Array, Lock, Process, Value


def deposit(balance):
    with balance.get_lock():
        balance.value += 1


def add(total, lock, number):
    with lock:
        total.value += number


def add_by_hand(total, lock):
    lock.acquire()
    try:
        total.value += 1
    finally:
        lock.release()


def guarded():
    balance = Value("i", 0)
    lock = Lock()
    workers = [Process(target=deposit, args=(balance,)) for _ in range(4)]
    workers += [Process(target=add, args=(balance, lock, 2)) for _ in range(4)]
    workers += [Process(target=add_by_hand, args=(balance, lock)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def report(progress):
    progress.value += 1


# One process changes it, the parent looks.
def watch():
    progress = Value("i", 0)
    child = Process(target=report, args=(progress,))
    child.start()
    while child.is_alive():
        print(progress.value)
    child.join()
    progress.value += 1
    return progress.value


def fill(cell):
    cell.value += 1


# A value for each.
def each():
    cells = []
    workers = []
    for _ in range(4):
        cell = Value("i", 0)
        cells.append(cell)
        worker = Process(target=fill, args=(cell,))
        worker.start()
        workers.append(worker)
    for worker in workers:
        worker.join()
    return sum(cell.value for cell in cells)


def first(counts):
    counts[0] += 1


def second(counts):
    counts[1] += 1


# An element for each.
def elements():
    counts = Array("i", 2)
    children = [Process(target=first, args=(counts,)), Process(target=second, args=(counts,))]
    for child in children:
        child.start()
    for child in children:
        child.join()


def square(numbers, index):
    numbers[index] *= numbers[index]


def squares():
    numbers = multiprocessing.Array("i", range(4))
    children = [Process(target=square, args=(numbers, index)) for index in range(4)]
    for child in children:
        child.start()
    for child in children:
        child.join()


# Set, not changed.
def flag(done):
    done.value = 1


def flagged():
    done = Value("i", 0)
    children = [Process(target=flag, args=(done,)) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()


# One after the other.
def serial():
    total = Value("i", 0)
    first = Process(target=report, args=(total,))
    first.start()
    first.join()
    second = Process(target=report, args=(total,))
    second.start()
    second.join()
