"""A thread is given some time to end, and then its work is taken for done."""

import threading
import time
from threading import Thread as Worker

table = {}


def load_table():
    time.sleep(5)
    table["rows"] = 1000


# The table may still be empty.
def main():
    loader = threading.Thread(target=load_table)
    loader.start()
    loader.join(timeout=1.0)  # expect: PC0116 "loader"
    print("rows:", table["rows"])


class Search:
    """An attribute that the thread writes; by position, in another method than the start."""

    def __init__(self, index):
        self._index = index
        self._hit = None
        self._thread = Worker(target=self._search)

    def begin(self):
        self._thread.start()

    def _search(self):
        self._hit = self._index.find("python")

    def result(self):
        self._thread.join(2)  # expect: PC0116 "self._hit"
        return self._hit.title


# A closure.
def measure(probe):
    found = []

    def run():
        for value in probe:
            found.append(value)

    worker = Worker(target=run)
    worker.start()
    worker.join(timeout=3)  # expect: PC0116 "found"
    return sum(found)


class Sum(threading.Thread):
    """A thread that keeps its result."""

    def __init__(self, numbers):
        super().__init__()
        self.numbers = numbers
        self.total = 0

    def run(self):
        for number in self.numbers:
            self.total = self.total + number


def add(numbers):
    adder = Sum(numbers)
    adder.start()
    adder.join(1.0)  # expect: PC0116 "adder"
    print(adder.total / len(numbers))
