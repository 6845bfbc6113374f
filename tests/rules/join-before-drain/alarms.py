"""Processes that are joined before their queue is emptied."""

import multiprocessing
from multiprocessing import Process, Queue


def read(path, lines):
    with open(path) as file:
        for line in file:
            lines.put(line)


# A child whose lines nobody takes while it is waited for.
def count(path):
    lines = Queue()
    reader = Process(target=read, args=(path, lines))
    reader.start()
    reader.join()  # expect: PC0702 "lines"
    found = 0
    while not lines.empty():
        lines.get()
        found += 1
    return found


def square(results, number):
    results.put((number, number * number))


# Several, waited for in a loop.
def squares(numbers):
    results = multiprocessing.Queue()
    workers = [multiprocessing.Process(target=square, args=(results, number)) for number in numbers]
    for worker in workers:
        worker.start()
    for worker in workers:  # all of them
        worker.join()  # expect: PC0702 "results"
    return dict(results.get() for _ in numbers)


# The result of one, under a name.
def picture(path):
    pixels = multiprocessing.SimpleQueue()
    painter = Process(target=paint, args=(path, pixels))
    painter.start()

    painter.join()  # expect: PC0702 "pixels"
    # all at once
    image = pixels.get()
    return image


def paint(path, pixels):
    with open(path, "rb") as file:
        send(file.read(), pixels)


def send(data, pixels):
    pixels.put(data)


# Queues of an object.
class Census:
    def __init__(self):
        self.found = Queue()

    def ask(self, houses):
        for house in houses:
            self.found.put(house)

    def take(self, houses):
        asker = Process(target=self.ask, args=(houses,))
        asker.start()
        asker.join()  # expect: PC0702 "self.found"
        answers = [self.found.get() for _ in houses]
        return answers


if __name__ == "__main__":
    totals = Queue()
    adders = []
    for amount in range(4):
        adder = Process(target=square, args=(totals, amount))
        adder.start()
        adders.append(adder)
    for adder in adders:
        adder.join()  # expect: PC0702 "totals"
    for _ in adders:
        print(totals.get())
