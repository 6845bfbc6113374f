"""Near misses: the lock is held, here or by whoever calls."""

import contextlib
import threading


class Gate:
    def __init__(self):
        self._lock = threading.RLock()
        # The condition is built on the lock: to hold the one is to hold the other.
        self._opened = threading.Condition(self._lock)
        self._is_open = False

    def open(self):
        with self._lock:
            self._is_open = True
            self._opened.notify_all()

    # Every caller of the helper holds the lock.
    def close(self):
        with self._opened:
            self._is_open = False
            self._tell()

    def _tell(self):
        self._opened.notify_all()

    # By hand.
    def enter(self):
        self._opened.acquire()
        try:
            while not self._is_open:
                self._opened.wait()
        finally:
            self._opened.release()

    # The name, or the docstring, says it.
    def notify_locked(self):
        self._opened.notify()

    def tell(self):
        """Must be called with the lock held."""
        self._opened.notify()


class Signal:
    """Is used like a condition itself."""

    def __init__(self):
        self._condition = threading.Condition()

    def __enter__(self):
        return self._condition.__enter__()

    def __exit__(self, *details):
        return self._condition.__exit__(*details)

    def raise_it(self):
        self._condition.notify()


class Bell:
    """Hands its methods on."""

    def __init__(self, condition=None):
        self.condition = condition or threading.Condition()

    def notify(self):
        self.condition.notify()


# A stack of context managers may have it; so may a manager that nobody knows.
def stacked(lock_for):
    changed = threading.Condition()
    with contextlib.ExitStack() as stack:
        stack.enter_context(changed)
        changed.notify()
    with lock_for(changed):
        changed.notify()


# Another thing that notifies.
class Board:
    def notify(self):
        print("notified")


def post():
    Board().notify()
