"""One thread is joined twice and its sibling never: a slip of copying."""

import multiprocessing
import threading
from threading import Thread as Worker


def load(name, rows):
    rows.append(name)


# The third line was meant for `stock`.
def load_all(rows):
    users = threading.Thread(target=load, args=("users", rows))
    orders = threading.Thread(target=load, args=("orders", rows))
    stock = threading.Thread(target=load, args=("stock", rows))  # related: PC0126
    users.start()
    orders.start()
    stock.start()
    users.join()
    orders.join()
    orders.join()  # expect: PC0126 "stock"
    return rows


# Two threads, the first one twice.
def load_two(rows):
    first, second = Worker(target=load, args=("users", rows)), Worker(target=load, args=("orders", rows))
    first.start()
    second.start()
    first.join()
    first.join()  # expect: PC0126 "second"
    return rows


# With other lines between.
def load_noisily(rows):
    reader = threading.Thread(target=load, args=("users", rows))
    writer = threading.Thread(target=load, args=("orders", rows))
    reader.start()
    writer.start()
    print("waiting for the reader")
    reader.join()
    print("waiting for the writer")
    reader.join()  # expect: PC0126 "writer"
    return len(rows)


# In a `finally`.
def load_safely(rows, view):
    left = threading.Thread(target=load, args=("left", rows))
    right = threading.Thread(target=load, args=("right", rows))
    left.start()
    right.start()
    try:
        view.draw(rows)
    finally:
        left.join()
        left.join()  # expect: PC0126 "right"


class Pump:
    """Attributes, started in one method and joined in another."""

    def __init__(self, source, target):
        self._reader = threading.Thread(target=source.read)
        self._writer = threading.Thread(target=target.write)

    def start(self):
        self._reader.start()
        self._writer.start()

    def stop(self):
        self._reader.join()
        self._reader.join()  # expect: PC0126 "self._writer"


class Loader(Worker):
    def __init__(self, name, rows):
        super().__init__()
        self.table = name
        self.rows = rows

    def run(self):
        load(self.table, self.rows)


# A subclass of Thread.
def load_by_class(rows):
    users = Loader("users", rows)
    orders = Loader("orders", rows)
    users.start()
    orders.start()
    users.join()
    users.join()  # expect: PC0126 "orders"
    return rows


# Processes, at the end of the program.
def render(name):
    print("rendering", name)


if __name__ == "__main__":
    cover = multiprocessing.Process(target=render, args=("cover",))
    index = multiprocessing.Process(target=render, args=("index",))
    pages = multiprocessing.Process(target=render, args=("pages",))

    cover.start()
    index.start()
    pages.start()

    cover.join()
    index.join()
    index.join()  # expect: PC0126 "pages"
