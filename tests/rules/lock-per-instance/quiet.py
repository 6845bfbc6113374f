"""Locks that are shared as widely as what they guard, and objects that are alone."""

import threading


# Safe: the lock is the class's.
class Worker(threading.Thread):
    total = 0
    lock = threading.Lock()

    def __init__(self, size):
        super().__init__()
        self.size = size

    def run(self):
        with self.lock:
            Worker.total += self.size


for size in (1, 2, 3):
    Worker(size).start()


# Safe: all are given one lock.
class Visitor(threading.Thread):
    visits = 0

    def __init__(self, lock):
        super().__init__()
        self.lock = lock

    def run(self):
        with self.lock:
            Visitor.visits += 1


door = threading.Lock()
for _ in range(3):
    Visitor(door).start()


# Safe: given one, or made where none is given.
class Guest(threading.Thread):
    visits = 0

    def __init__(self, lock=None):
        super().__init__()
        self.lock = lock or threading.Lock()

    def run(self):
        with self.lock:
            Guest.visits += 1


for _ in range(3):
    Guest(door).start()


# Safe: one object, which all threads have in common.
class Counter:
    total = 0

    def __init__(self):
        self.lock = threading.Lock()

    def count(self):
        with self.lock:
            Counter.total += 1


counter = Counter()
for _ in range(3):
    threading.Thread(target=counter.count).start()


# Safe: the lock of all is held, too.
class Clerk(threading.Thread):
    files = 0

    def __init__(self):
        super().__init__()
        self.own = threading.Lock()

    def run(self):
        with self.own:
            with door:
                Clerk.files += 1


for _ in range(3):
    Clerk().start()


# Safe: what is updated is the object's own, too.
class Meter(threading.Thread):
    unit = "l"

    def __init__(self):
        super().__init__()
        self.lock = threading.Lock()
        self.value = 0

    def run(self):
        with self.lock:
            self.value += 1


for _ in range(3):
    Meter().start()


# Safe: one thread of the kind.
class Clock(threading.Thread):
    ticks = 0

    def __init__(self):
        super().__init__()
        self.lock = threading.Lock()

    def run(self):
        with self.lock:
            Clock.ticks += 1


Clock().start()


# Nobody starts a thread here: who has which object is not known.
class Library:
    books = 0

    def __init__(self):
        self.lock = threading.Lock()

    def lend(self):
        with self.lock:
            Library.books += 1


# Called on another object: its lock may be everybody's.
class Helper(threading.Thread):
    done = 0

    def __init__(self, chief):
        super().__init__()
        self.chief = chief
        self.lock = threading.Lock()

    def run(self):
        self.chief.note()

    def note(self):
        with self.lock:
            Helper.done += 1


boss = Helper(None)
for _ in range(3):
    Helper(boss).start()
