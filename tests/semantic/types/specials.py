"""Operators, subscripts, calls and loops that run methods of the program."""
import threading


class Item: ...


class Box:
    def __getitem__(self, key):
        return Item()

    def __call__(self, *args):
        return threading.Lock()

    def __add__(self, other):
        return threading.RLock()

    def __neg__(self):
        return threading.Event()


class Rows:
    def __init__(self):
        self._rows = [Item()]

    def __iter__(self):
        return iter(self._rows)


class Generated:
    def __iter__(self):
        yield Item()


class Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return Item()


def rows():
    yield Item()
    yield from [threading.Lock()]


def use():
    box = Box()
    reveal(box["a"])  # reveal: Item()
    reveal(box())  # reveal: threading.Lock()
    reveal(box + 1)  # reveal: threading.RLock()
    reveal(-box)  # reveal: threading.Event()
    for item in Rows():
        reveal(item)  # reveal: Item()
    for generated in Generated():
        reveal(generated)  # reveal: Item()
    for stepped in Iterator():
        reveal(stepped)  # reveal: Item()
    for row in rows():
        reveal(row)  # reveal: Item() | threading.Lock()
    for indexed in box:
        reveal(indexed)  # reveal: Item()
    first, *rest = Rows()
    reveal(first)  # reveal: Item()
    reveal([each for each in rows()][0])  # reveal: Item() | threading.Lock()
    reveal("%s" % (box,))  # reveal: ?
