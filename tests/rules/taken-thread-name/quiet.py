"""Names of one's own, and those that a subclass is meant to give."""

import threading


class Countdown(threading.Thread):
    def __init__(self, first, then=None):
        super().__init__(name="countdown")
        self.name = "count"
        self.daemon = True
        self._name_of_mine = "x"
        self.stopped = threading.Event()
        # gone since 3.13
        self._stop = threading.Event()
        self.first = first
        self.run = then or self.count

    def count(self):
        print(self.first)

    def join(self, timeout=None):
        self.stopped.set()
        super().join(timeout)

    def is_alive(self):
        return super().is_alive()


class Engine:
    def __init__(self):
        self._started = False
        self.start = 0

    def _delete(self):
        self._started = True
