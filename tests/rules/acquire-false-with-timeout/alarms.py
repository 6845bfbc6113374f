"""Not to wait, and for how long: the call raises."""

import threading
from threading import Condition

printer = threading.Lock()
slots = threading.BoundedSemaphore(2)


# Position and keyword.
def try_print(text):
    if printer.acquire(False, timeout=2):  # expect: PC0228 "printer"
        try:
            print(text)
        finally:
            printer.release()


# Both by position.
def try_slot():
    return slots.acquire(False, 0.5)  # expect: PC0228 "slots"


class Door:
    def __init__(self):
        self._lock = threading.RLock()
        self._changed = Condition()

    # Both by keyword.
    def open(self):
        got = self._lock.acquire(blocking=False, timeout=1)  # expect: PC0228 "self._lock"
        if got:
            self._lock.release()

    # The number that stands for False; a condition hands the arguments on to its lock.
    def change(self):
        if self._changed.acquire(0, timeout=3):  # expect: PC0228
            self._changed.release()
