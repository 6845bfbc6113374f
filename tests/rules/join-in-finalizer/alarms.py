"""Finalizers that wait for a thread; a marked line is the join."""

import threading
import weakref


# Direct: the thread runs a method, so it has the last reference when it ends.
class Poller:
    def __init__(self, source):
        self._source = source
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._poll)
        self._thread.start()

    def _poll(self):
        while not self._over.wait(1):
            self._source.read()

    def __del__(self):
        self._over.set()
        self._thread.join()  # expect: PC0122 "`Poller.__del__` leads to this join and may run in `self._thread` itself"


# Through a method that others call, too.
class Writer:
    def __init__(self, path):
        self._path = path
        self._over = threading.Event()
        self._worker = threading.Thread(target=write_all, args=(weakref.proxy(self),), daemon=True)
        self._worker.start()

    def close(self):
        self._over.set()
        self._worker.join(5)  # expect: PC0122 "`Writer.__del__`"

    def __del__(self):
        self.close()


def write_all(writer):
    while not writer._over.wait(1):
        print(writer._path)


# In the thread's own class, which another object's finalizer stops.
class Beat(threading.Thread):
    def __init__(self, owner):
        super().__init__(daemon=True)
        self.owner = owner
        self.over = threading.Event()

    def run(self):
        while not self.over.wait(1):
            self.owner.beat()

    def stop(self):
        self.over.set()
        if self.is_alive():
            self.join()  # expect: PC0122 "`Member.__del__`"


class Member:
    def __init__(self):
        self._beat = Beat(weakref.proxy(self))
        self._beat.start()

    def beat(self):
        print("here")

    def _end(self):
        if self._beat is not None:
            self._beat.stop()
            self._beat = None

    def __del__(self):
        self._end()


# One thread for all objects, kept by their class.
class Gauge:
    watcher = None
    shown = weakref.WeakSet()

    def __init__(self):
        cls = type(self)
        cls.shown.add(self)
        if Gauge.watcher is None:
            Gauge.watcher = Watcher(Gauge.shown)
            Gauge.watcher.start()

    def refresh(self):
        print(self)

    def close(self):
        Gauge.shown.discard(self)
        if not Gauge.shown:
            Gauge.watcher.leave()

    def __del__(self):
        self.close()


class Watcher(threading.Thread):
    def __init__(self, shown):
        super().__init__(daemon=True)
        self.shown = shown
        self.over = threading.Event()

    def leave(self):
        self.over.set()
        self.join()  # expect: PC0122 "`Gauge.__del__`"

    def run(self):
        while not self.over.wait(1):
            for gauge in list(self.shown):
                gauge.refresh()
