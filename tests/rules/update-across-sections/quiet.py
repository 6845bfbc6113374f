"""Near misses: two sections that know of each other."""

import threading


class Account:
    def __init__(self):
        self._lock = threading.Lock()
        self._balance = 0
        self._version = 0
        self._pending = []
        self._name = ""

    # One section.
    def deposit(self, amount):
        with self._lock:
            before = self._balance
            self._balance = before + amount

    # A reentrant walk: the lock is held all the time.
    def deposit_twice(self, amount):
        self._lock.acquire()
        try:
            before = self._balance
            print(before)
            self._balance = before + amount
        finally:
            self._lock.release()

    # The second section looks again before it writes.
    def compare_and_set(self, change):
        while True:
            with self._lock:
                before = self._balance
            after = change(before)
            with self._lock:
                if self._balance == before:
                    self._balance = before + after
                    return

    # Taken away, then put back: nobody else had it meanwhile.
    def flush(self, send):
        with self._lock:
            pending = self._pending
            self._pending = []
        send(pending)
        with self._lock:
            self._pending = pending + self._pending

    # What is written does not come from what was read.
    def rename(self, name):
        with self._lock:
            old = self._name
        print(old)
        with self._lock:
            self._name = name + "!"

    # Another place.
    def bump(self):
        with self._lock:
            version = self._version
        with self._lock:
            self._balance = version + 1

    # Read anew in between.
    def refresh(self):
        with self._lock:
            balance = self._balance
        print(balance)
        with self._lock:
            balance = self._balance
            self._balance = balance + 1
