"""Near misses: it is asked whether the thread is over, or nothing of its work is used."""

import threading
import time

table = {}


def load_table():
    time.sleep(5)
    table["rows"] = 1000


# Asked.
def with_answer():
    loader = threading.Thread(target=load_table)
    loader.start()
    loader.join(timeout=1.0)
    if loader.is_alive():
        raise TimeoutError("still loading")
    print("rows:", table["rows"])


# For as long as it takes.
def patient():
    loader = threading.Thread(target=load_table)
    loader.start()
    loader.join()
    print("rows:", table["rows"])


# A little time to end in peace: nothing of its work is used.
class Beat:
    def __init__(self):
        self._stop = threading.Event()
        self._beats = 0
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        while not self._stop.wait(1.0):
            self._beats += 1

    def close(self):
        self._stop.set()
        self._thread.join(timeout=2.0)
        print("closed")


# Under the lock that the thread takes, too.
class Guarded:
    def __init__(self):
        self._lock = threading.Lock()
        self._rows = []
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        for n in range(1000):
            with self._lock:
                self._rows.append(n)

    def snapshot(self):
        self._thread.join(timeout=1.0)
        with self._lock:
            return list(self._rows)


# What there is, is asked for; or left to the caller.
class Search:
    def __init__(self, index):
        self._index = index
        self._hit = None
        self._thread = threading.Thread(target=self._search)
        self._thread.start()

    def _search(self):
        self._hit = self._index.find("python")

    def title(self):
        self._thread.join(2)
        if self._hit is None:
            return "nothing yet"
        return self._hit.title

    def hit(self):
        self._thread.join(2)
        return self._hit


# What is used is this code's own, or was asked for before.
class Opening:
    def __init__(self):
        self._error = None
        self._thread = threading.Thread(target=self._open)
        self._thread.start()

    def _open(self):
        self._error = OSError("no route")

    def fail(self, seconds):
        self._error = TimeoutError(seconds)
        self._thread.join(seconds)
        raise self._error

    def check(self, seconds):
        if self._error is not None:
            self._thread.join(seconds)
            raise self._error


# Text.
def text(parts):
    return ", ".join(parts)
