"""Finalizers that wait for nobody who could be interrupted by them."""

import queue
import threading

names_lock = threading.Lock()
names = []
dead = queue.SimpleQueue()


class Own:
    """Safe: the lock dies with the object; nobody can be inside its methods any more."""

    def __init__(self):
        self._lock = threading.Lock()
        self._open = True

    def close(self):
        with self._lock:
            self._open = False

    def __del__(self):
        self.close()


class Part:
    def __init__(self):
        self._lock = threading.Lock()
        self._open = True

    def close(self):
        with self._lock:
            self._open = False


class Whole:
    """Safe: the part was made for this object and dies with it."""

    def __init__(self):
        self._part = Part()

    def __del__(self):
        self._part.close()


class Queued:
    """Safe: puts a note on a queue that is made for this; somebody else takes the lock."""

    def __init__(self, name):
        self.name = name
        with names_lock:
            names.append(name)

    def __del__(self):
        dead.put(self.name)


def sweep():
    while not dead.empty():
        name = dead.get()
        with names_lock:
            names.remove(name)


class Attempt:
    """Safe: does not wait."""

    def __init__(self, name):
        self.name = name

    def __del__(self):
        if names_lock.acquire(blocking=False):
            try:
                names.append(self.name)
            finally:
                names_lock.release()


# No finalizer: an ordinary method.
class Plain:
    def delete(self):
        with names_lock:
            names.clear()


class Symbols:
    """Made the first time they are asked for."""

    def __getattr__(self, name):
        with names_lock:
            self.__dict__[name] = name.upper()
        return self.__dict__[name]


symbols = Symbols()


class Entry:
    """Safe: by then the symbol is there, and nothing is asked."""

    def __init__(self):
        self.done = symbols.done

    def __del__(self):
        print(symbols.done)
