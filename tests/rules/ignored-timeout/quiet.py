"""Near misses: the answer is looked at, the wait does not give up, or it is only a sleep."""

import threading

changed = threading.Condition()
stop = threading.Event()
rows = []


# The answer is looked at.
def show():
    with changed:
        if not changed.wait_for(lambda: rows, timeout=5):
            raise TimeoutError("no rows")
        print(rows[0])


# Asked again.
def show_if_any():
    with changed:
        changed.wait_for(lambda: rows, timeout=5)
        if rows:
            print(rows[0])


# For as long as it takes.
def show_at_last():
    with changed:
        changed.wait_for(lambda: rows)
        print(rows[0])


# A sleep that can be cut short: what follows does not rely on the event.
def beat():
    while not stop.is_set():
        print("beat")
        stop.wait(1)
    stop.wait(0.5)
    print("over")


# A loop that waits with a timeout.
def until_stopped():
    while not stop.wait(5):
        print("still running")


class Connection:
    def __init__(self):
        self._ready = threading.Event()
        self._address = None

    def connect(self):
        self._address = ("localhost", 80)
        self._ready.set()

    # The event is asked behind the wait.
    def open(self):
        self._ready.wait(3.0)
        if not self._ready.is_set():
            raise TimeoutError("no connection")
        return self._address


# What is read is asked for.
class Task:
    def __init__(self):
        self._done = threading.Event()
        self._error = None

    def fail(self, error):
        self._error = error
        self._done.set()

    def wait(self, seconds):
        self._done.wait(seconds)
        if self._error is not None:
            raise self._error


def add(row):
    with changed:
        rows.append(row)
        changed.notify()
    stop.set()
