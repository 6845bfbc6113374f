"""Near misses: finalizers that do not wait for their own thread."""

import threading
import weakref


# It asks which thread it is in.
class Poller:
    def __init__(self, source):
        self._source = source
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._poll)
        self._thread.start()

    def _poll(self):
        while not self._over.wait(1):
            self._source.read()

    def __del__(self):
        self._over.set()
        if threading.current_thread() is not self._thread:
            self._thread.join()


# The same, one call further.
class Writer:
    def __init__(self, path):
        self._path = path
        self._over = threading.Event()
        self._worker = threading.Thread(target=write_all, args=(weakref.proxy(self),), daemon=True)
        self._worker.start()

    def close(self):
        self._over.set()
        if self._worker.ident == threading.get_ident():
            return
        self._worker.join(5)

    def __del__(self):
        self.close()


def write_all(writer):
    while not writer._over.wait(1):
        print(writer._path)


# The finalizer only tells the thread to stop.
class Signaller:
    def __init__(self, source):
        self._source = source
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._poll)
        self._thread.start()

    def _poll(self):
        while not self._over.wait(1):
            self._source.read()

    def close(self):
        self._over.set()
        self._thread.join()

    def __del__(self):
        self._over.set()


# What it raises is expected.
class Forgiving:
    def __init__(self, source):
        self._source = source
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._poll)
        self._thread.start()

    def _poll(self):
        while not self._over.wait(1):
            self._source.read()

    def __del__(self):
        self._over.set()
        try:
            self._thread.join()
        except RuntimeError:
            pass


# `join` of a text.
class Report:
    def __init__(self, lines):
        self._lines = lines

    def __del__(self):
        print(", ".join(self._lines))
