"""Guards that are kept to, and comments that say something else."""

import threading


class Journal:
    def __init__(self):
        self._lock = threading.Lock()
        self._ready = threading.Condition(self._lock)
        self._lines = []  # guarded by: self._lock
        self._old = []  # guarded by: self._ready
        self._load()

    def _load(self):
        self._lines.append("first")

    def write(self, line):
        with self._ready:
            self._lines.append(line)
            self._old.append(line)

    def last(self):
        with self._lock:
            return self._last_locked()

    def _last_locked(self):
        return self._lines[-1]

    def _newest(self):
        return self._lines[-1]

    def newest(self):
        with self._ready:
            return self._newest()

    def count(self):
        """The caller holds the lock."""
        return len(self._lines)

    def __repr__(self):
        return f"Journal({self._lines})"

    def borrow(self, guard):
        with guard:
            return self._lines[0]


# A lock that is made nowhere, and a comment about nothing in particular.
class Loose:
    def __init__(self):
        self.items = []  # guarded by: self._nothing
        self.kind = 1  # guarded by convention

    def push(self, item):
        self.items.append(item)
        return self.kind


def test_journal():
    journal = Journal()
    journal.write("x")
    assert journal._lines == ["first", "x"]
