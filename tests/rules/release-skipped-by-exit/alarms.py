"""A `return`, `break`, `continue` or `raise` leaves by a way that does not release."""

import asyncio
import multiprocessing
import threading
import threading as th
from threading import Lock as Mutex

stock_lock = threading.Lock()
stock = {}


# The early return is the classic one.
def reserve(name, amount):
    stock_lock.acquire()  # expect: PC0205 "return"
    if stock.get(name, 0) < amount:
        return False  # related: PC0205
    stock[name] -= amount
    stock_lock.release()
    return True


# An explicit `raise` is no accident of some call: it is written there.
def remove(name):
    stock_lock.acquire()  # expect: PC0205 "raise"
    if name not in stock:
        raise LookupError(name)
    del stock[name]
    stock_lock.release()


class Queue:
    """Leaves the loop, or the turn of the loop, while the lock of this turn is held."""

    def __init__(self, lock=None):
        self._lock = lock or th.Lock()
        self._jobs = []
        self._closed = False

    def drain(self, handler):
        while True:
            self._lock.acquire()  # expect: PC0205 "break"
            if not self._jobs:
                break
            job = self._jobs.pop()
            self._lock.release()
            handler(job)

    def prune(self, names):
        for name in names:
            self._lock.acquire()  # expect: PC0205 "continue"
            if name not in self._jobs:
                continue
            self._jobs.remove(name)
            self._lock.release()

    # The other methods of the class are balanced, which does not make up for the one above.
    def push(self, job):
        self._lock.acquire()
        self._jobs.append(job)
        self._lock.release()

    # Only one branch releases; at the end of the function the other one returns with the lock.
    def close(self):
        self._lock.acquire()  # expect: PC0205
        if not self._closed:
            self._closed = True
            self._lock.release()

    # Returns from inside a `match`.
    def handle(self, command):
        self._lock.acquire()  # expect: PC0205 "return"
        match command:
            case "clear":
                self._jobs = []
            case "count":
                return len(self._jobs)
            case _:
                self._closed = True
        self._lock.release()
        return 0


class Rotation(threading.Thread):
    """In the `run` of a thread, through a local name of a class attribute."""

    turn = Mutex()

    def __init__(self, players):
        super().__init__()
        self.players = players

    def run(self):
        turn = self.turn
        for player in self.players:
            turn.acquire()  # expect: PC0205 "return"
            if player is None:
                return
            turn.release()


# Taken in the condition: the nested condition leaves without giving back.
def flush(sink):
    if stock_lock.acquire(timeout=5):  # expect: PC0205 "return"
        if not stock:
            return 0
        written = sink.write(stock)
        stock_lock.release()
        return written
    return -1


class Shelf:
    def __init__(self, limit):
        self.lock = threading.Lock()
        self.count = 0
        self.limit = limit


class Warehouse:
    """The lock stays taken when the second half of the condition is false: only the shelves of the list are released."""

    def __init__(self, limits):
        self._shelves = [Shelf(limit) for limit in limits]

    def refill(self):
        taken = []
        for shelf in self._shelves:
            if shelf.lock.acquire(False) and shelf.count < shelf.limit:  # expect: PC0205
                taken.append(shelf)
        for shelf in taken:
            shelf.count += 1
            shelf.lock.release()


def refill_typed(shelves: "list[Shelf]"):
    for shelf in shelves:
        shelf.lock.acquire()  # expect: PC0205 "continue"
        if shelf.count == shelf.limit:
            continue
        shelf.count += 1
        shelf.lock.release()


# One handler forgets it.
def parse(text):
    stock_lock.acquire()  # expect: PC0205 "return"
    try:
        count = int(text)
    except ValueError:
        return None
    stock["parsed"] = count
    stock_lock.release()
    return count


# A lock that reaches a process through its arguments.
def count_up(counter, limit, lock):
    lock.acquire()  # expect: PC0205 "return"
    if counter.value >= limit:
        return
    counter.value += 1
    lock.release()


def count_with_processes(limit):
    lock = multiprocessing.Lock()
    counter = multiprocessing.Value("i", 0)
    processes = [multiprocessing.Process(target=count_up, args=(counter, limit, lock)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return counter.value


class Tokens:
    """In a coroutine."""

    def __init__(self):
        self._lock = asyncio.Lock()
        self._token = None

    async def peek(self):
        await self._lock.acquire()  # expect: PC0205 "return"
        if self._token is None:
            return ""
        token = self._token
        self._lock.release()
        return token


def take_ticket(tickets):
    ticket_lock.acquire()  # expect: PC0205 "return"
    if not tickets:
        return None
    ticket = tickets[0]
    ticket_lock.release()
    return ticket


if __name__ == "__main__":
    ticket_lock = threading.Lock()
    take_ticket([1, 2, 3])


# The lock of an element: where the second half of the test says no, the first has taken the lock.
class Platform:
    def __init__(self, number):
        self.number = number
        self.lock = threading.Lock()
        self.waiting = 0


class Station:
    def __init__(self, numbers):
        self.platforms = {Platform(number): number for number in numbers}
        self.by_side = {}
        for platform in self.platforms.keys():
            self.by_side.setdefault(platform.number % 2, []).append(platform)

    def free(self, most):
        found = []
        for _, platforms in self.by_side.items():
            for platform in platforms:
                if platform.lock.acquire(False) and platform.waiting < most:  # expect: PC0205 "a branch goes on without its release"
                    found.append(platform.number)
                    platform.lock.release()
        return found


# Two ways to ask for it, one answer: the early return skips the release of both.
def reserve_in_time(name, wait):
    if wait:
        taken = stock_lock.acquire(timeout=1)  # expect: PC0205 "return"
    else:
        taken = stock_lock.acquire(blocking=False)  # expect: PC0205 "return"
    if not taken:
        return False
    if name not in stock:
        return False
    stock[name] -= 1
    stock_lock.release()
    return True
