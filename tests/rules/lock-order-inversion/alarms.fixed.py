"""Two threads can each hold the lock that the other one waits for."""

import asyncio
import threading
from contextlib import contextmanager
from functools import wraps
from threading import Lock as Mutex

stock_lock = threading.Lock()
audit_lock = threading.RLock()
stock = {}
audit = []


# Directly: two `with` statements of one function against two of another.
def ship(name, amount):
    with stock_lock:  # related: PC0210 "acquired here first"
        with audit_lock:
            stock[name] = stock.get(name, 0) - amount
            audit.append(name)


def reconcile():
    with stock_lock:
        with audit_lock:  # expect: PC0210 "ship"
            return [name for name in audit if stock.get(name, 0) < 0]


class Session:
    """Through methods: one side takes the second lock by hand, the other in a helper."""

    def __init__(self):
        self._state_lock = threading.Lock()
        self._socket_lock = threading.Lock()
        self._open = True
        self._sent = 0

    def send(self, data):
        with self._socket_lock:
            self._count(len(data))  # related: PC0210 "called here"

    def _count(self, size):
        with self._state_lock:  # related: PC0210 "self._state_lock"
            self._sent += size

    def close(self):
        self._state_lock.acquire()
        try:
            self._open = False
            with self._socket_lock:  # expect: PC0210 "self._socket_lock"
                self._sent = 0
        finally:
            self._state_lock.release()


class Route:
    """Three orders, two of which agree: the odd one out is reported."""

    _table = Mutex()
    _cache = Mutex()
    routes = {}
    hits = {}

    @classmethod
    def add(cls, name, target):
        with cls._table, cls._cache:
            cls.routes[name] = target
            cls.hits.pop(name, None)

    @classmethod
    def drop(cls, name):
        with cls._table:
            with cls._cache:
                cls.routes.pop(name, None)
                cls.hits.pop(name, None)

    @classmethod
    def lookup(cls, name):
        with cls._cache:
            if name not in cls.hits:
                with cls._table:  # expect: PC0210 "2 other places"
                    cls.hits[name] = cls.routes[name]
            return cls.hits[name]


class Child:
    """Two classes that hold each other: the parent's lock and the child's."""

    def __init__(self, parent: "Parent"):
        self._lock = threading.Lock()
        self._parent = parent
        self.value = 0

    def change(self, value):
        with self._lock:
            self.value = value
            self._parent.changed(self)  # related: PC0210 "called here"

    def read(self):
        with self._lock:
            return self.value


class Parent:
    def __init__(self):
        self._lock = threading.Lock()
        self._child = Child(self)
        self._changes = 0

    def changed(self, child):
        with self._lock:
            self._changes += 1

    def total(self):
        with self._lock:
            return self._changes + self._child.read()  # expect: PC0210 "`Child._lock` is acquired while `Parent._lock`"


def guarded(method):
    """A decorator that runs a method under the lock of its object."""

    @wraps(method)
    def run(self, *arguments):
        with self.guard:
            return method(self, *arguments)

    return run


class Board:
    """Through a decorator on one side and a context manager on the other."""

    def __init__(self):
        self.guard = threading.RLock()
        self._screen = threading.Lock()
        self._lines = []

    @contextmanager
    def drawing(self):
        with self._screen:
            yield self._lines

    @guarded
    def write(self, text):
        with self._screen:
            self._lines.append(text)

    @guarded
    def size(self):
        return len(self._lines)

    def draw(self):
        with self.drawing() as lines:
            print(self.size(), lines)  # expect: PC0210 "Board.write"


def race():
    """Local locks that two closures share."""
    left = threading.Lock()
    right = threading.Lock()

    def one():
        with left:
            with right:
                print("one")

    def two():
        with left:
            with right:  # expect: PC0210 "race.one"
                print("two")

    threads = [threading.Thread(target=one), threading.Thread(target=two)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Ring:
    """No two of them disagree, but the three together do."""

    def __init__(self):
        self._first = threading.Lock()
        self._second = threading.Lock()
        self._third = threading.Lock()

    def one(self):
        with self._first, self._second:
            print("first, second")

    def two(self):
        with self._second, self._third:
            print("second, third")

    def three(self):
        with self._third:
            with self._first:  # expect: PC0210 "3 locks"
                print("third, first")


class Feed:
    """Tasks wait for one another as threads do."""

    def __init__(self):
        self._read = asyncio.Lock()
        self._write = asyncio.Lock()

    async def pull(self):
        async with self._read:
            async with self._write:
                await asyncio.sleep(0)

    async def push(self):
        async with self._read:
            async with self._write:  # expect: PC0210 "Feed.pull"
                await asyncio.sleep(0)


class Account:
    """Two objects of one class, passed in both orders."""

    def __init__(self, balance):
        self.lock = threading.Lock()
        self.balance = balance


def transfer(source: Account, target: Account, amount):
    with source.lock:  # related: PC0210 "acquired here first"
        with target.lock:
            source.balance -= amount
            target.balance += amount


ada = Account(100)
bob = Account(100)


def pay_rent():
    transfer(ada, bob, 10)


def pay_back():
    transfer(bob, ada, 10)  # expect: PC0210 "pay_rent"


def fill(first, second, rows):
    with first, second:
        rows.append(1)


def fill_both():
    """Two threads of one function, given the locks in both orders."""
    rows_lock = threading.Lock()
    file_lock = threading.Lock()
    rows = []
    forth = threading.Thread(target=fill, args=(rows_lock, file_lock, rows))
    back = threading.Thread(target=fill, args=(file_lock, rows_lock, rows))  # expect: PC0210 "`rows_lock` is acquired while `file_lock`"
    forth.start()
    back.start()
    forth.join()
    back.join()


# A ring: everybody holds one and asks for the next, and the last for the first.
seats = 5
spoons = [threading.Lock() for _ in range(seats)]


def dine(seat):
    with spoons[seat]:
        with spoons[(seat + 1) % seats]:  # expect: PC0210 "around `spoons`"
            print(seat)


def dine_by_name(seat):
    own = spoons[seat]
    next_one = spoons[(seat + 1) % seats]
    with own, next_one:  # expect: PC0210 "`next_one` is acquired while `own` is held: around `spoons`"
        print(seat)


def dine_with(left, right):
    with left:
        with right:  # expect: PC0210 "`right` is acquired while `left` is held: around `spoons`"
            print("soup")


class Guest(threading.Thread):
    def __init__(self, left, right):
        super().__init__()
        self.left = left
        self.right = right

    def run(self):
        with self.left:
            self.eat()  # expect: PC0210 "is acquired while `self.left` is held: around `spoons`"

    def eat(self):
        with self.right:
            print("soup")


for seat in range(seats):
    threading.Thread(target=dine, args=(seat,)).start()
    threading.Thread(target=dine_by_name, args=(seat,)).start()
    threading.Thread(target=dine_with, args=(spoons[seat - 1], spoons[seat])).start()
for guest in [Guest(spoons[seat], spoons[(seat + 1) % seats]) for seat in range(seats)]:
    guest.start()


# Both go around, one of them a seat ahead.
def dine_at(seat):
    with spoons[seat % seats]:
        with spoons[(seat + 1) % seats]:  # expect: PC0210 "around `spoons`"
            print("soup")


for seat in range(seats):
    threading.Thread(target=dine_at, args=(seat,)).start()


# Two calls below those who know which is which.
class Purse:
    def __init__(self, coins):
        self.coins = coins
        self.lock = threading.Lock()


def move(source, target):
    with source.lock:
        with target.lock:
            source.coins -= 1
            target.coins += 1


def exchange():
    red = Purse(10)
    blue = Purse(10)

    def move_often(source, target):
        for _ in range(10):
            move(source, target)

    there = threading.Thread(target=move_often, args=(red, blue))
    back = threading.Thread(target=move_often, args=(blue, red))  # expect: PC0210 "opposite order"
    for mover in (there, back):
        mover.start()
    for mover in (there, back):
        mover.join()
