"""The same plain lock is taken twice in one function: the second time never comes."""

import multiprocessing
import threading
import threading as th
from threading import Condition, Lock as Mutex

seats_lock = threading.Lock()
seats = {}


# A `with` inside a `with`.
def book(row, number):
    with seats_lock:  # related: PC0208
        if (row, number) not in seats:
            with seats_lock:  # expect: PC0208 "seats_lock"
                seats[row, number] = True


# By hand inside a `with`.
def cancel(row, number):
    with seats_lock:
        seats_lock.acquire()  # expect: PC0208 "seats_lock"
        try:
            del seats[row, number]
        finally:
            seats_lock.release()


# By hand twice.
def move(old, new):
    seats_lock.acquire()
    try:
        seats[new] = seats.pop(old)
        seats_lock.acquire()  # expect: PC0208
        try:
            seats[old] = False
        finally:
            seats_lock.release()
    finally:
        seats_lock.release()


# Both in one `with`.
def swap(first, second):
    with seats_lock, seats_lock:  # expect: PC0208
        seats[first], seats[second] = seats[second], seats[first]


class Hall:
    """Attributes: set by argument or default, reached through a local name, through another attribute."""

    def __init__(self, lock=None):
        self._lock = lock or th.Lock()
        self.guard = self._lock
        self._rows = []

    def open_row(self, row):
        with self._lock:
            lock = self._lock
            with lock:  # expect: PC0208 "lock"
                self._rows.append(row)

    def close_row(self, row):
        with self.guard:
            if row in self._rows:
                with self._lock:  # expect: PC0208
                    self._rows.remove(row)

    # Only one branch, only in the loop, only in the handler: whenever it is reached, it is the second time.
    def clear(self, gently):
        with self._lock:
            if gently:
                with self._lock:  # expect: PC0208
                    self._rows = []
            else:
                self._rows.clear()

    def number(self):
        with self._lock:
            for position, row in enumerate(self._rows):
                with self._lock:  # expect: PC0208
                    row.number = position

    def parse(self, text):
        with self._lock:
            try:
                self._rows.append(int(text))
            except ValueError:
                with self._lock:  # expect: PC0208
                    self._rows.append(0)

    # By hand outside, by `with` inside.
    def shrink(self, limit):
        self._lock.acquire()
        try:
            rows = list(self._rows)
            with self._lock:  # expect: PC0208
                self._rows = rows[:limit]
        finally:
            self._lock.release()


class Stage:
    """A condition made from a plain lock takes that lock."""

    def __init__(self):
        self._lock = threading.Lock()
        self._free = Condition(self._lock)
        self._own = Condition(threading.Lock())
        self._acts = []

    def enter(self, act):
        with self._lock:
            with self._free:  # expect: PC0417
                self._acts.append(act)
                self._free.notify()

    def leave(self, act):
        with self._own:
            self._acts.remove(act)
            with self._own:  # expect: PC0417 "self._own"
                self._own.notify_all()


class Usher(threading.Thread):
    """A lock of the class in the `run` of a thread; the class and the object name the same lock."""

    door = Mutex()

    def __init__(self, hall):
        super().__init__()
        self.hall = hall

    def run(self):
        with Usher.door:
            self.hall.open_row(1)
            with self.door:  # expect: PC0208 "door"
                self.hall.open_row(2)


# Made by a factory of this file.
def new_lock(name):
    print("lock for", name)
    return threading.Lock()


till_lock = new_lock("till")


def sell(price, till):
    with till_lock:
        till.append(price)
        with till_lock:  # expect: PC0208 "till_lock"
            return sum(till)


# The lock reaches the worker through the arguments of its process.
def print_ticket(path, number, lock):
    with lock:
        with open(path, "a", encoding="utf-8") as printer:
            printer.write(f"{number}\n")
            with lock:  # expect: PC0208 "lock"
                printer.write("copy\n")


def print_tickets(path, numbers):
    lock = multiprocessing.Lock()
    printers = [multiprocessing.Process(target=print_ticket, args=(path, number, lock)) for number in numbers]
    for printer in printers:
        printer.start()
    for printer in printers:
        printer.join()


# A coroutine that takes a thread's lock twice stops the loop as well.
async def check_in(guest, desk):
    with seats_lock:
        seat = seats.get(guest)
        with seats_lock:  # expect: PC0208
            desk.show(seat)


# A lock of the function.
def count(numbers):
    lock = threading.Lock()  # expect: PC0202
    with lock:
        total = sum(numbers)
        with lock:  # expect: PC0208 "lock"
            return total


def applaud(audience):
    with clap_lock:
        for person in audience:
            with clap_lock:  # expect: PC0208 "clap_lock"
                person.clap()


if __name__ == "__main__":
    clap_lock = threading.Lock()
    applaud([])
