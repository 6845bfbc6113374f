"""The lock of the `with` is one that others have, too."""

import functools
import threading

shared = threading.Lock()
locks = {}
registry_lock = threading.Lock()


# Safe: made once.
def visit():
    with shared:
        print("in")


@functools.lru_cache(maxsize=None)
def lock_for(name):
    return threading.Lock()


# Safe: the factory remembers what it made.
def write(name):
    with lock_for(name):
        print(name)


def lock_of(name):
    with registry_lock:
        if name not in locks:
            locks[name] = threading.Lock()
        return locks[name]


# Safe: one lock for each name.
def append(name):
    with lock_of(name):
        print(name)


def ring(done):
    with done:
        done.notify()


# Safe: the new condition is handed to the thread that notifies it.
def wait_for_bell():
    with threading.Condition() as done:
        bell = threading.Thread(target=ring, args=(done,))
        bell.start()
        done.wait()
    bell.join()


# No lock: a file of one's own.
def save(path, text):
    with open(path, "w") as file:
        file.write(text)
