"""Blocks that do something, or whose lock is there to be waited for."""

import threading

lock = threading.Lock()
rows = []


# Safe: something happens inside.
def clear():
    with lock:
        rows.clear()


# Safe: a text that says why.
def settle():
    with lock:
        "Wait until the section that runs now has ended."


class Gate:
    """Safe: one thread shuts the gate and opens it again, the others wait for it to be open."""

    def __init__(self):
        self._open = threading.Lock()

    def shut(self):
        self._open.acquire()

    def unshut(self):
        self._open.release()

    def pass_through(self):
        with self._open:
            pass


# No lock.
def touch(path):
    with open(path, "a"):
        pass


# Safe: waits for a permit.
slots = threading.Semaphore(0)


def signalled():
    with slots:
        pass
