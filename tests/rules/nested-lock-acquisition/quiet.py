"""Near misses of nested-lock-acquisition; the comment of each says why the second acquire comes back."""

import asyncio
import multiprocessing
import threading

seats_lock = threading.Lock()
prices_lock = threading.Lock()
hall_lock = threading.RLock()
seats = {}


# An RLock counts.
def book(row):
    with hall_lock:
        with hall_lock:
            seats[row] = True


# Two locks.
def book_with_price(row, price):
    with seats_lock:
        with prices_lock:
            seats[row] = price


# One after the other.
def book_then_price(row, price):
    with seats_lock:
        seats[row] = True
    with seats_lock:
        seats[row] = price


# Given back by hand in between.
def book_slowly(row):
    seats_lock.acquire()
    free = row not in seats
    seats_lock.release()
    if free:
        with seats_lock:
            seats[row] = True


# Lent out inside the `with`, and taken back.
def book_outside(row, clerk):
    with seats_lock:
        seats_lock.release()
        try:
            clerk.ask(row)
        finally:
            seats_lock.acquire()
        seats[row] = True


# Each branch takes it once.
def book_either_way(row, quick):
    if quick:
        with seats_lock:
            seats[row] = True
    else:
        seats_lock.acquire()
        try:
            seats[row] = row in seats
        finally:
            seats_lock.release()


# The inner one does not wait, or not for ever.
def is_held():
    with seats_lock:
        return not seats_lock.acquire(blocking=False)


def is_held_long():
    with seats_lock:
        if seats_lock.acquire(timeout=0.1):
            seats_lock.release()
            return False
        return True


class Hall:
    """A condition without a lock makes an RLock; one with an RLock counts too."""

    def __init__(self):
        self._changed = threading.Condition()
        self._lock = threading.RLock()
        self._freed = threading.Condition(self._lock)
        self._rows = []

    def enter(self, row):
        with self._changed:
            self._rows.append(row)
            with self._changed:
                self._changed.notify()

    def leave(self, row):
        with self._lock:
            with self._freed:
                self._rows.remove(row)
                self._freed.notify()


class Account:
    """The same attribute of two objects, of a parameter and of `self`, of two locals."""

    def __init__(self, balance):
        self.lock = threading.Lock()
        self.balance = balance

    def transfer(self, other: "Account", amount):
        with self.lock:
            with other.lock:
                self.balance -= amount
                other.balance += amount


def transfer(source: Account, target: Account, amount):
    with source.lock, target.lock:
        source.balance -= amount
        target.balance += amount


def merge(balances):
    first = Account(balances[0])
    second = Account(balances[1])
    with first.lock:
        with second.lock:
            return first.balance + second.balance


# One object after the other under the same name.
def drain(accounts):
    held = []
    for account in accounts:
        account.lock.acquire()
        held.append(account)
    for account in held:
        account.balance = 0
        account.lock.release()


class Parent:
    def __init__(self):
        self.lock = threading.Lock()
        self.child = None


# The parent's lock and the child's are two.
def attach(parent: Parent, child: Parent):
    with parent.lock:
        parent.child = child
        with parent.child.lock:
            child.child = None


class Stripes:
    """Two of many."""

    def __init__(self, count):
        self._locks = [threading.Lock() for _ in range(count)]

    def move(self, source, target):
        with self._locks[source]:
            with self._locks[target]:
                return source, target


class Waiter:
    """A lock as a bell: taken to arm it, taken again to wait for somebody who rings by releasing."""

    def __init__(self):
        self._bells = []

    def wait(self):
        bell = threading.Lock()
        bell.acquire()
        self._bells.append(bell)
        bell.acquire()
        bell.release()

    def ring(self):
        for bell in self._bells:
            bell.release()
        self._bells.clear()


class Forked:
    """In between the attribute got a new lock."""

    def __init__(self):
        self._lock = threading.Lock()
        self.handles = []

    def after_fork(self):
        with self._lock:
            self._lock = threading.Lock()
            with self._lock:
                self.handles = []


# Defined under the lock, called by somebody else later.
def later(pool):
    with seats_lock:

        def finish():
            with seats_lock:
                seats.clear()

        pool.append(finish)


def later_by_lambda(pool, clerk):
    with seats_lock:
        pool.append(lambda: clerk.under(seats_lock))


# The inner thread waits until the outer `with` ends.
def in_another_thread():
    def work():
        with seats_lock:
            seats["late"] = True

    worker = threading.Thread(target=work)
    with seats_lock:
        worker.start()
    worker.join()


# A parameter that may be any lock.
def both(first, second):
    with first:
        with second:
            return True


# A semaphore has as many permits as it was made with.
permits = threading.Semaphore(2)


def twice():
    with permits:
        with permits:
            return True


# An RLock between processes.
table_lock = multiprocessing.RLock()


def write(table, row):
    with table_lock:
        with table_lock:
            table.append(row)


# Which kind it is is decided at run time.
def make_hall(reentrant):
    lock = threading.RLock() if reentrant else threading.Lock()
    with lock:
        with lock if reentrant else prices_lock:
            return seats


# A lock of the event loop and a lock of threads are two.
class Desk:
    def __init__(self):
        self._lock = threading.Lock()
        self._turn = asyncio.Lock()

    async def serve(self, guest):
        async with self._turn:
            with self._lock:
                return seats.get(guest)


# The class of the block has its own lock of that name.
class Shadowed:
    seats_lock = threading.Lock()

    def book(self, row):
        with seats_lock:
            with self.seats_lock:
                seats[row] = True


# A lock as a signal: the thread releases what this function took, and that is what the second acquire waits for.
ready = threading.Lock()


def get_ready(stove):
    stove.heat()
    ready.release()


def cook(stove):
    ready.acquire()
    worker = threading.Thread(target=get_ready, args=(stove,))
    worker.start()
    ready.acquire()
    ready.release()
    worker.join()


# Given to a task of a library nobody knows here: it releases the lock, and that is what the `with` waits for.
def wait_for_task(spawn, stove):
    heated = threading.Lock()
    heated.acquire()
    spawn(stove.heat, heated)
    with heated:
        return stove.temperature


# Handed on through `*args`: whoever gets it gives it back.
def call_later(work, *arguments):
    queue.append((work, arguments))


queue = []


def wait_for_answer(ask):
    answered = threading.Lock()
    answered.acquire()
    call_later(ask, answered)
    with answered:
        return queue
