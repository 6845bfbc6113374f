"""A wait that may give up, and code that goes on as if it had not."""

import threading
from threading import Event

changed = threading.Condition()
rows = []


# The predicate may still be false.
def show():
    with changed:
        changed.wait_for(lambda: rows, timeout=5)  # expect: PC0407 "changed.wait_for"
        print(rows[0])


def add(row):
    with changed:
        rows.append(row)
        changed.notify()


class Connection:
    """The address is there when the event is set, and perhaps not when the time is over."""

    def __init__(self):
        self._ready = Event()
        self._address = None
        self._thread = threading.Thread(target=self._connect)

    def _connect(self):
        self._address = ("localhost", 80)
        self._ready.set()

    def open(self):
        self._thread.start()
        self._ready.wait(3.0)  # up to three seconds  # expect: PC0407 "self._ready.wait"
        return self._address[0]

    def close(self):
        self._thread.join()


class Mailbox:
    """By position, in a method that is named for something else."""

    def __init__(self):
        self._filled = threading.Condition()
        self._letters = []

    def first(self, seconds):
        with self._filled:
            self._filled.wait_for(self._has_letters, seconds)  # expect: PC0407 "self._filled"
            return self._letters.pop()

    def _has_letters(self):
        return bool(self._letters)

    def put(self, letter):
        with self._filled:
            self._letters.append(letter)
            self._filled.notify()


# Variables of a function that its closures share.
def fetch(load):
    done = threading.Event()
    result = {}

    def work():
        result["rows"] = load()
        done.set()

    worker = threading.Thread(target=work)
    worker.start()
    done.wait(timeout=10)  # expect: PC0407 "done.wait"
    print(result["rows"])
    worker.join()
