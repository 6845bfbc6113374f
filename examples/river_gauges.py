"""River gauges: they report from threads of their own, and what they share goes wrong in eight ways."""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

_office = None


def office():
    # Two threads that come first both make an office, and each keeps another one.
    global _office
    if _office is None:
        _office = Office()
    return _office


class Office:
    def __init__(self):
        self._lock = threading.Lock()
        self._sum = 0.0
        self._count = 0
        self._places = {}
        self._ready = False
        self._heard = 0

    def report(self, value):
        with self._lock:
            self._sum += value
            self._count += 1

    def average(self):
        with self._lock:
            return self._sum / max(self._count, 1)

    def open(self, names):
        threading.Thread(target=self.watch, daemon=True).start()
        with ThreadPoolExecutor() as pool:
            pool.map(self.sense, names)
            pool.submit(self.restart)
            pool.submit(self.calibrate, 1.02)

    def sense(self, name):
        self.register(name)
        # Only the GIL keeps two gauges from counting as one.
        self._heard += 1
        for _ in range(10):
            self.report(random.uniform(10, 20))

    def watch(self):
        while True:
            self.print_places()
            time.sleep(1)

    def restart(self):
        # The other accesses hold the lock: a report in between is lost, or counted without its value.
        self._sum = 0.0
        with self._lock:
            self._count = 0

    def calibrate(self, factor):
        with self._lock:
            before = self._sum
        print("calibrating by", factor)
        # What was reported since the first section is overwritten.
        with self._lock:
            self._sum = before * factor

    def register(self, name):
        # Two threads may both find the name missing.
        if name not in self._places:
            self._places[name] = []
        self._places[name].append(time.monotonic())

    def print_places(self):
        # A gauge that registers during the loop makes it raise RuntimeError.
        for name, times in self._places.items():
            print(name, len(times))

    def warm_up(self):
        time.sleep(1)
        self._ready = True

    def wait_until_ready(self):
        # A core computes nothing but this question.
        while not self._ready:
            pass


def visit(name):
    print(name, office().average())


readings = {}


def read_level():
    readings["level"] = random.uniform(1, 4)


def show_level():
    reader = threading.Thread(target=read_level)
    reader.start()
    # Long enough today, on this machine.
    time.sleep(0.5)
    print(readings["level"])
    reader.join()


def main():
    own = office()
    threading.Thread(target=own.warm_up, daemon=True).start()
    own.wait_until_ready()
    own.open(["north", "east", "south", "west"])
    with ThreadPoolExecutor() as pool:
        pool.map(visit, ["Ada", "Grace"])
    show_level()
    print(own.average())


if __name__ == "__main__":
    main()
