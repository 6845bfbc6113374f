"""Arguments that go together."""

import multiprocessing
import threading

lock = threading.Lock()
shared = multiprocessing.Lock()


# Safe: the one or the other.
def attempt():
    if lock.acquire(False):
        lock.release()
    if lock.acquire(blocking=False):
        lock.release()
    if lock.acquire(timeout=1):
        lock.release()
    if lock.acquire(True, 1):
        lock.release()


# Safe: -1 stands for no timeout.
def no_timeout():
    if lock.acquire(False, -1):
        lock.release()


# Safe: locks of processes ignore the timeout.
def between_processes():
    if shared.acquire(False, timeout=1):
        shared.release()


# Unknown: computed.
def given(blocking, seconds):
    if lock.acquire(blocking, seconds):
        lock.release()
    if lock.acquire(False, seconds):
        lock.release()
