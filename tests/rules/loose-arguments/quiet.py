"""Near misses: what is passed is a tuple, a list, or may be one."""

import threading


def greet(name):
    print("hello", name)


def add(left, right):
    print(left + right)


class Row:
    """Can be iterated over."""

    def __init__(self, cells):
        self.cells = cells

    def __iter__(self):
        return iter(self.cells)


# A tuple, a list, nothing at all; a name that holds one.
def tuples():
    both = (1, 2)
    one = ["Ann"]
    threads = [
        threading.Thread(target=greet, args=("Ann",)),
        threading.Thread(target=add, args=[1, 2]),
        threading.Thread(target=add, args=(both)),
        threading.Thread(target=greet, args=(one)),
        threading.Thread(target=add, args=(Row([1, 2]))),
        threading.Thread(target=print, args=()),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# What a caller gives may be the tuple; so its name says, or the target has two parameters.
def given(args, pair):
    threads = [threading.Thread(target=greet, args=(args)), threading.Thread(target=add, args=(pair))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# Put together to a tuple; a generator.
def built(names):
    threads = [
        threading.Thread(target=greet, args=(tuple(names))),
        threading.Thread(target=add, args=(1,) + (2,)),
        threading.Thread(target=add, args=(n for n in range(2))),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# One character is taken apart into itself.
def single():
    thread = threading.Thread(target=greet, args=("A"))
    thread.start()
    thread.join()


# The arguments of a timer may be None.
def later():
    timer = threading.Timer(1.0, tuples, args=None)
    timer.start()
    timer.join()


class Batch:
    """Nothing at first, a tuple from `load` on."""

    def __init__(self):
        self.rows = None

    def load(self, first, second):
        self.rows = (first, second)
        thread = threading.Thread(target=add, args=(self.rows))
        thread.start()
        thread.join()
