"""Near misses: the object is asked properly, or whether it is there at all."""

import threading

stop = threading.Event()


# As it should be.
def count():
    n = 0
    while not stop.is_set():
        n += 1
    return n


class Poller:
    def __init__(self, lock=None):
        self._lock = lock
        self._guard = threading.Lock()
        self._done = None
        self._over = threading.Event()

    def start(self):
        self._done = threading.Event()

    # There may be none.
    def stop(self):
        if self._done:
            self._done.set()

    # What is asked is used: the question is whether it is there.
    def close(self):
        if self._over:
            self._over.set()
        over = self._over and self._over.is_set()
        return self._over.is_set() if self._over else over

    def finish(self):
        if not self._over:
            return
        self._over.set()

    def work(self):
        if self._lock:
            self._lock.acquire()
            self._lock.release()


# A parameter that may be missing.
def run(event=None):
    if event:
        event.set()
    while not event:
        return


# A class with a truth of its own.
class Flag:
    def __init__(self):
        self._event = threading.Event()

    def __bool__(self):
        return self._event.is_set()


def watch():
    flag = Flag()
    while not flag:
        print("not yet")


# Compared, not tested.
def is_there(event):
    return event is not None and event is stop
