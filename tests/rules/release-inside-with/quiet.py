"""The lock is held again when the block ends."""

import threading

lock = threading.Lock()
again = threading.RLock()
jobs = []


def work(job):
    print(job)


# Safe: unlocked for a while, and locked again whatever happens.
def run_all():
    with lock:
        while jobs:
            job = jobs.pop()
            lock.release()
            try:
                work(job)
            finally:
                lock.acquire()


# Safe: taken twice, released once by hand and once by the block.
def nested():
    with again:
        again.acquire()
        print(len(jobs))
        again.release()


# Safe: the flag says whether it has to be taken again.
def sometimes(slow):
    with lock:
        if slow:
            lock.release()
        work(1)
        if slow:
            lock.acquire()


class Holder:
    def __init__(self):
        self._lock = threading.Lock()
        self.jobs = []

    def _unlock(self):
        self._lock.release()

    def _relock(self):
        self._lock.acquire()

    # Safe: a helper takes it again.
    def run(self):
        with self._lock:
            self._lock.release()
            work(self.jobs)
            self._relock()


# Safe: no `with`.
def by_hand():
    lock.acquire()
    jobs.clear()
    lock.release()


handlers = [print]


# Unknown: whoever is given the lock may take it.
def handed():
    with lock:
        lock.release()
        work(2)
        handlers[0](lock)


# Permits are counted: nothing raises, but the limit grows, which is told by a rule of its own.
slots = threading.Semaphore(2)


def extra():
    with slots:
        slots.release()  # expect: PC0411 "slots"
        print("one more")
