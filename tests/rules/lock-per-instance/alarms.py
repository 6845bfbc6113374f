"""A lock of each object around what all objects share."""

import threading
from threading import RLock
from threading import Thread as Task

visits = 0


# Direct: an attribute of the class.
class Worker(threading.Thread):
    total = 0

    def __init__(self, size):
        super().__init__()
        self.size = size
        self.lock = threading.Lock()

    def run(self):
        with self.lock:
            Worker.total += self.size  # expect: PC0214 "`Worker.total` is shared by all objects, but each object has its own `self.lock`"
#           ^^^^^^^^^^^^


workers = [Worker(size) for size in (1, 2, 3)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()


# Through a method, another name of the class, by hand, a global.
class Visitor(Task):
    def __init__(self, name):
        Task.__init__(self)
        self.label = name
        self._guard = RLock()

    def run(self):
        for _ in range(3):
            self.enter()

    def enter(self):
        global visits
        self._guard.acquire()
        try:
            visits += 1  # expect: PC0214 "`visits` is shared by all objects, but each object has its own `self._guard`"
        finally:
            self._guard.release()


for name in ("a", "b"):
    Visitor(name).start()


# Objects that are no threads; an element of a dict that the class keeps; the old value in a variable.
class Turnstile:
    counts = {}
    last = 0

    def __init__(self, gate):
        self.gate = gate
        self.mutex = threading.Lock()

    def watch(self):
        with self.mutex:
            Turnstile.counts[self.gate] = Turnstile.counts.get(self.gate, 0) + 1  # expect: PC0214 "`Turnstile.counts`"
            before = Turnstile.last
            print(self.gate)
            Turnstile.last = before + 1  # expect: PC0214 "`Turnstile.last`"


for gate in ("north", "south"):
    turnstile = Turnstile(gate)
    threading.Thread(target=turnstile.watch).start()
