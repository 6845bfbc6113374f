"""The end of the block releases a lock that is not held any more."""

import threading

lock = threading.Lock()
state = threading.RLock()
jobs = []


# The last statement of the block.
def take():
    with lock:  # related: PC0220 "lock"
        job = jobs.pop()
        lock.release()  # expect: PC0220 "`lock`"
    return job


class Door:
    def __init__(self):
        self._lock = threading.RLock()
        self._open = False

    # Before an early return.
    def close(self):
        with self._lock:
            if not self._open:
                self._lock.release()  # expect: PC0220 "self._lock"
                return
            self._open = False

    # In an inner `finally`.
    def open(self):
        with self._lock:
            try:
                self._open = True
            finally:
                self._lock.release()  # expect: PC0220


# A condition, released to call somebody.
def notify(listeners):
    ready = threading.Condition()
    listeners.append(ready)
    with ready:
        ready.notify_all()
        ready.release()  # expect: PC0220
        for listener in listeners:
            print(listener)


# Only one of the two is released early.
def both():
    with lock, state:
        jobs.clear()
        state.release()  # expect: PC0220 "state"
