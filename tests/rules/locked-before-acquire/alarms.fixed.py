"""The answer of `locked()` is old when it is there."""

import threading
from threading import Lock as Mutex

refresh_lock = Mutex()
rows = []


class Backup:
    def __init__(self):
        self._running = threading.Lock()

    # Asked in the `if`, taken by hand inside.
    def start(self):
        if self._running.acquire(blocking=False):
            # expect: PC0219 "self._running"
            try:
                print("copying")
            finally:
                self._running.release()

    # An early return, then `with`.
    def restart(self):
        if self._running.locked():
            return False
        with self._running:  # expect: PC0219
            print("copying again")
        return True

    # One half of a condition.
    def maybe(self, wanted):
        if wanted and not self._running.locked():
            with self._running:  # expect: PC0219
                print("copying")


# A lock of the module, in the other branch.
def refresh():
    if refresh_lock.locked():
        print("somebody else does it")
    else:
        with refresh_lock:  # expect: PC0219 "refresh_lock"
            rows.clear()


# Asked until it is free.
def insist():
    while refresh_lock.locked():
        print("still busy")
    refresh_lock.acquire()  # expect: PC0219
    try:
        rows.append(1)
    finally:
        refresh_lock.release()
