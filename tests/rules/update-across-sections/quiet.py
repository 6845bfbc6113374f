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


class Board:
    def __init__(self):
        self._lock = threading.RLock()
        self._points = 0
        self._best = 0
        self._rows = {}
        self._last = 0

    def get(self):
        with self._lock:
            return self._points

    def set(self, points):
        with self._lock:
            self._points = points

    # Looks at the place before it writes.
    def set_best(self, best):
        with self._lock:
            if best > self._best:
                self._best = best

    def best(self):
        with self._lock:
            return self._best

    def row(self, name):
        with self._lock:
            return self._rows.get(name, 0)

    def put(self, name, value):
        with self._lock:
            self._rows[name] = value

    # No lock: that is another defect, or none.
    def last(self):
        return self._last

    def set_last(self, last):
        self._last = last

    # The lock is held around both.
    def add(self, points):
        with self._lock:
            self.set(self.get() + points)

    # Every caller holds it.
    def _add_more(self, points):
        self.set(self.get() + points)

    def add_twice(self, points):
        with self._lock:
            self._add_more(points)
            self._add_more(points)

    # What is written does not come from what was read.
    def reset(self):
        if self.get() > 100:
            self.set(0)

    def copy_from(self, other):
        self.set(other.get())

    def raise_best(self):
        self.set_best(self.best() + 1)

    def next_last(self):
        self.set_last(self.last() + 1)

    # Another element.
    def move(self, name, other):
        self.put(other, self.row(name) + 1)

    # The key is another one by then.
    def follow(self, name):
        with self._lock:
            value = self._rows[name]
        name = name.upper()
        with self._lock:
            self._rows[name] = value + 1

    # The second section looks again.
    def bump(self, name):
        with self._lock:
            value = self._rows[name]
        with self._lock:
            if self._rows[name] == value:
                self._rows[name] = value + 1


board = Board()


# Nobody but the main thread does this.
def celebrate():
    board.set(board.get() + 1)


celebrate()
