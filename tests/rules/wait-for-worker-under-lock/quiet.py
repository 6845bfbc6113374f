"""A wait and a lock, yet the worker can always end."""

import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
other = threading.Lock()
rows = []


def fill():
    with lock:
        rows.append(1)


# Safe: the lock is released before the wait.
def change_then_wait():
    thread = threading.Thread(target=fill)
    thread.start()
    with lock:
        rows.clear()
    thread.join()


def released_by_hand():
    thread = threading.Thread(target=fill)
    lock.acquire()
    rows.clear()
    lock.release()
    thread.start()
    thread.join()


# Safe: the worker needs another lock.
def another_lock():
    thread = threading.Thread(target=fill)
    thread.start()
    with other:
        thread.join()


# Bounded: everybody stands still for a second, then it goes on.
def patient():
    thread = threading.Thread(target=fill)
    thread.start()
    with lock:
        thread.join(timeout=1)
    thread.join()


def compute(number):
    return number * number


# Safe: the worker needs no lock at all.
def squares():
    with lock:
        with ThreadPoolExecutor() as pool:
            return list(pool.map(compute, range(10)))


trial = threading.Lock()


def try_fill():
    if trial.acquire(blocking=False):
        try:
            print("free")
        finally:
            trial.release()


# Safe: the worker does not wait for the lock.
def attempted():
    thread = threading.Thread(target=try_fill)
    thread.start()
    with trial:
        thread.join()


copied = threading.Lock()


def fill_copy():
    with copied:
        rows.append(3)


# Safe: a lock of threads is not shared with another process, whose copy is free.
def processed():
    process = multiprocessing.get_context("spawn").Process(target=fill_copy)
    process.start()
    with copied:
        process.join()


class Pair:
    """Safe: each object has a lock of its own; the other object's thread takes the other object's lock."""

    def __init__(self):
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run)
        self.value = 0

    def start(self):
        self._thread.start()

    def _run(self):
        with self._lock:
            self.value += 1

    def after(self, first: "Pair"):
        with self._lock:
            first._thread.join()
            self.value = first.value

    def wait(self):
        self._thread.join()


# Safe: the condition gives the lock up while it waits.
class Gate:
    def __init__(self):
        self._state = threading.Condition()
        self._done = False

    def _work(self):
        with self._state:
            self._done = True
            self._state.notify_all()

    def run(self):
        thread = threading.Thread(target=self._work)
        thread.start()
        with self._state:
            while not self._done:
                self._state.wait()
        thread.join()


# Safe: two locks that take turns. What is taken here at first, the other thread gives back.
odd_turn = threading.Lock()
even_turn = threading.Lock()


def odds():
    for number in range(1, 9, 2):
        odd_turn.acquire()
        print(number)
        even_turn.release()


def evens():
    for number in range(2, 10, 2):
        even_turn.acquire()
        print(number)
        odd_turn.release()


def count():
    even_turn.acquire()
    counters = [threading.Thread(target=odds), threading.Thread(target=evens)]
    for counter in counters:
        counter.start()
    for counter in counters:
        counter.join()
