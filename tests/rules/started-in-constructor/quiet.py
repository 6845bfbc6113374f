"""Constructors that start their threads last, and threads that find all they need."""

import threading


class Meter:
    unit = "m"

    def __init__(self):
        self.total = 0
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        self.unit = "km"
        self.name = "meter"

    def _run(self):
        print(self.total, self.unit)

    def stop(self):
        self._thread.join()


class Patient:
    def __init__(self):
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        self.total = 0
        self._ready.set()

    def _run(self):
        self._ready.wait()
        print(self.total)

    def stop(self):
        self._thread.join()


class Base:
    def __init__(self):
        self.total = 1


class Derived(Base):
    def __init__(self):
        super().__init__()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        self.total = 2

    def _run(self):
        print(self.total)

    def stop(self):
        self._thread.join()


class Own:
    def __init__(self):
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        self.total = 2

    def _run(self):
        self.total = 1
        print(self.total)

    def stop(self):
        self._thread.join()


class Later:
    def __init__(self):
        self._thread = threading.Thread(target=self._run)
        self.total = 2

    def _run(self):
        print(self.total)

    def begin(self):
        self._thread.start()

    def stop(self):
        self._thread.join()
