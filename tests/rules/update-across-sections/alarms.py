"""Read under a lock, written back under a later one."""

import threading
from threading import RLock

balance = 0
balance_lock = threading.Lock()


# Direct: a global.
def deposit(amount):
    global balance
    with balance_lock:
        before = balance
    print("depositing", amount)
    with balance_lock:
        balance = before + amount  # expect: PC0318 "`balance` is set from `before`"
#       ^^^^^^^


# An attribute, and a lock taken by hand.
class Counter:
    def __init__(self):
        self._guard = RLock()
        self._count = 0
        self._names = []

    def add(self, weigh):
        self._guard.acquire()
        count = self._count
        self._guard.release()
        weight = weigh(count)
        self._guard.acquire()
        self._count = count + weight  # expect: PC0318 "`self._count` is set from `count`"
        self._guard.release()

    # The first section computes already.
    def double(self):
        with self._guard:
            doubled = self._count * 2
        print(doubled)
        with self._guard:
            self._count = doubled + 1  # expect: PC0318 "`doubled`"

    # A list put together anew.
    def rename(self, name):
        with self._guard:
            names = self._names
        print(name)
        if name:
            with self._guard:
                self._names = names + [name]  # expect: PC0318 "`self._names` is set from `names`"


# Through methods that hold the lock at every call.
class Stock:
    def __init__(self):
        self._lock = threading.Lock()
        self._items = 0

    def order(self, many):
        with self._lock:
            items = self._items
        if items < many:
            with self._lock:
                self._items = items + many  # expect: PC0318 "`items`"

    def take(self):
        with self._lock:
            self._items -= 1


# One element of a dict, under a key that stays what it is.
class Granary:
    def __init__(self):
        self._door = threading.Lock()
        self._sacks = {}

    def fill(self, grain, count):
        with self._door:
            self._sacks[grain] = self._sacks.get(grain, 0) + count

    def take(self, grain, count):
        with self._door:
            left = self._sacks[grain]
        if left < count:
            raise ValueError(grain)
        with self._door:
            self._sacks[grain] = left - count  # expect: PC0318 "`self._sacks` is set from `left`"

    def grind(self, grain):
        with self._door:
            left = self._sacks.get(grain, 0) - 1
        print("grinding", grain)
        with self._door:
            self._sacks[grain] = left * 1  # expect: PC0318


# Two methods that lock, each for itself: together they are two sections.
class Score:
    def __init__(self):
        self._lock = threading.Lock()
        self._points = 0
        self._by_team = {}

    def get(self):
        with self._lock:
            return self._points

    def set(self, points):
        with self._lock:
            self._points = points

    def of(self, team):
        with self._lock:
            return self._by_team.get(team, 0)

    def put(self, team, points):
        with self._lock:
            self._by_team[team] = points

    @property
    def points(self):
        with self._lock:
            return self._points

    @points.setter
    def points(self, points):
        with self._lock:
            self._points = points

    def goal(self):
        points = self.get()
        self.set(points + 1)  # expect: PC0318 "`set()` writes back what `get()` read, and `self._lock` is free in between"

    def own_goal(self):
        self.set(self.get() - 1)  # expect: PC0318

    def penalty(self, team):
        self.put(team, self.of(team) + 2)  # expect: PC0318 "`put()` writes back what `of()` read"

    def double(self):
        self.points *= 2  # expect: PC0318 "`points` writes back what `points` read"

    # What is written back is what a variable became in between.
    def correct(self):
        with self._lock:
            points = self._points
        points += 1
        with self._lock:
            self._points = points  # expect: PC0318 "`self._points` is set from `points`"
