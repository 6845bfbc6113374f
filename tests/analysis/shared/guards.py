"""Places, what each line does to them, and the locks surely held there; the comments say what the test expects."""

import collections
import threading

registry = {}
registry_lock = threading.Lock()
hits = 0


class Box:
    shared = []

    def __init__(self):
        self._lock = threading.RLock()
        self._ready = threading.Condition(self._lock)
        self.items = collections.deque()
        self.size = 0
        self.owner = None

    def put(self, item):
        with self._lock:
            self.items.append(item)  # does: mutate Box.items [Box._lock]
            self._grow()

    # Every caller holds the lock, under whichever of its names.
    def _grow(self):
        self.size += 1  # does: update Box.size [Box._lock]

    def take(self):
        with self._ready:
            while not self.items:  # does: read Box.items [Box._lock]
                self._ready.wait()
            self._shrink()
            return self.items.popleft()  # does: mutate Box.items [Box._lock]

    def _shrink(self):
        self._grow()
        self.size = self.size - 2  # does: update Box.size [Box._lock], read Box.size [Box._lock]

    # Called by nobody in sight: nobody knows what is held.
    def _forgotten(self):
        self.size = 0  # does: write Box.size unknown

    def names(self):
        Box.shared.append("names")  # does: mutate Box.shared []
        return [str(item) for item in self.items]  # does: iterate Box.items []

    def steal(self, other: "Box"):
        with other._lock:
            self.owner = other  # does: write Box.owner [Box._lock of another]

    def unlock(self):
        self._lock.acquire()
        try:
            self.owner = None  # does: write Box.owner [Box._lock]
        finally:
            self._lock.release()
            self.owner = self  # does: write Box.owner []


class BigBox(Box):
    def drop(self, key):
        with registry_lock, self._lock:
            del registry[key]  # does: mutate registry [Box._lock registry_lock]
            self.size -= 1  # does: update Box.size [Box._lock registry_lock]


def count(strange):
    global hits
    with strange:
        hits += 1  # does: update hits unknown
    for key, value in registry.items():  # does: iterate registry []
        registry[key] = value  # does: mutate registry []


def tally():
    total = 0

    def add(amount):
        nonlocal total
        total += amount  # does: update tally().total []

    threading.Thread(target=add, args=(1,)).start()
    return total  # does: read tally().total []
