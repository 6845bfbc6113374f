# python: 3.12
"""Subclasses that write over what their base needs."""

import multiprocessing
import threading
from threading import Thread


class Countdown(Thread):
    def __init__(self, first):
        super().__init__()
        self._stop = threading.Event()  # expect: PC0110 "`_stop` is a name that `Thread.join()` needs itself: it finds this in its place"
        self._started = False  # expect: PC0110
        self.first = first

    def run(self):
        print(self.first)

    def _delete(self):  # expect: PC0110
        print("gone")


class Ranged(Thread):
    def __init__(self):
        Thread.__init__(self)
        self.start = 0  # expect: PC0110 "`start` is a name that `Thread.start()` needs itself: it finds this in its place"

    def run(self):
        self.is_alive = True  # expect: PC0110


class Alarm(threading.Timer):
    def reset(self):
        self._is_stopped = False  # expect: PC0110


class Job(multiprocessing.Process):
    def __init__(self, config):
        super().__init__()
        self._config = config  # expect: PC0110
        self._closed = False  # expect: PC0110
