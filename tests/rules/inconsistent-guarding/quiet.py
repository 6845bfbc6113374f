"""Near misses: what looks unguarded, and why it is sound."""

import dataclasses
import functools
import queue
import threading
from contextlib import contextmanager


class Store:
    # Nobody else has the object yet.
    def __init__(self, limit):
        self._lock = threading.Lock()
        self._items = {}
        self._count = 0
        self._limit = limit
        self._closed = False
        self._jobs = queue.Queue()
        self._load()

    # Called by the constructor alone.
    def _load(self):
        self._items["first"] = 1
        self._count += 1

    def put(self, key, value):
        with self._lock:
            if key not in self._items:
                self._count += 1
            self._items[key] = value
            if self._closed or self._limit < self._count:
                self._trim()
        self._jobs.put(key)

    def drop(self, key):
        with self._lock:
            if key in self._items:
                self._count -= 1
                del self._items[key]

    # Every caller holds the lock.
    def _trim(self):
        for key in list(self._items):
            del self._items[key]
        self._count = 0

    # The name says that the caller holds it.
    def clear_locked(self):
        self._items.clear()
        self._count = 0

    def clear_quickly(self):
        """Empty the store; the caller must hold the lock."""
        self._items.clear()
        self._count = 0

    # One read is one step.
    def count(self):
        return self._count

    # A flag that goes one way, set in one step.
    def close(self):
        self._closed = True

    # Queues look after themselves.
    def jobs(self):
        self._jobs = queue.Queue()

    # Never written after the constructor.
    def limit(self):
        return self._limit

    # Printing for somebody who debugs, pickling, taking apart.
    def __repr__(self):
        return ", ".join(key for key in self._items)

    def __getstate__(self):
        return [key for key in self._items]

    def __del__(self):
        self._items.clear()

    # Copied in one step under the lock; a lambda that runs where it is written.
    def snapshot(self):
        with self._lock:
            return sorted(self._items, key=lambda key: self._items[key])


def guarded(method):
    @functools.wraps(method)
    def run(self, *args):
        with self._lock:
            return method(self, *args)

    return run


# Decorators, context managers, attempts and handmade regions hold the lock as well.
class Ledger:
    def __init__(self):
        self._lock = threading.RLock()
        self._sum = 0

    @guarded
    def add(self, amount):
        self._sum += amount

    @contextmanager
    def _locked(self):
        with self._lock:
            yield

    def subtract(self, amount):
        with self._locked():
            self._sum -= amount

    def reset(self):
        if self._lock.acquire(timeout=1):
            try:
                self._sum = 0
            finally:
                self._lock.release()

    def double(self):
        self._lock.acquire()
        self._sum *= 2
        self._lock.release()


# Only next to what needs the lock: once under it, often without.
class Page:
    def __init__(self):
        self._lock = threading.Lock()
        self._rows = []
        self._title = ""

    def fill(self, rows, title):
        with self._lock:
            self._rows.extend(rows)
            self._title = title.strip()

    def rename(self, title):
        self._title = title.upper()

    def heading(self):
        return self._title

    def rows(self):
        with self._lock:
            return list(self._rows)

    # An append is one step: before or after the copy, never in the middle of it.
    def append(self, row):
        self._rows.append(row)


# Before the thread is there, and after it has gone.
class Poller:
    def __init__(self, source):
        self._source = source
        self._lock = threading.Lock()
        self._seen = {}
        self._thread = None

    def start(self):
        self._seen = {}
        self._thread = threading.Thread(target=self._poll)
        self._thread.start()

    def _poll(self):
        for name, value in self._source:
            with self._lock:
                self._seen[name] = self._seen.get(name, 0) + value

    def seen(self, name):
        with self._lock:
            return self._seen[name] if name in self._seen else 0

    def stop(self):
        self._thread.join()
        for name in self._seen:
            print(name, self._seen[name])
        self._seen.clear()


# One of two definitions: the other half of the class is for another system.
class Waiter:
    def __init__(self):
        self._lock = threading.Lock()
        self._status = None

    if threading.TIMEOUT_MAX > 10:

        def poll(self, ask):
            with self._lock:
                if self._status is None:
                    self._status = ask()
                return self._status.code

        def wait(self, ask):
            with self._lock:
                while self._status is None:
                    self._status = ask()
                return self._status.code
    else:

        def kill(self):
            self._status = self.ask()


# A lock that came from outside is still a lock.
class Shared:
    def __init__(self, lock):
        self._lock = lock
        self._own = threading.Lock()
        self._value = 0

    def add(self, amount):
        with self._own:
            self._value += amount

    def twice(self):
        with self._own:
            self._value *= 2

    def reset(self):
        with self._lock:
            self._value = 0


# The predicate is called under the lock, and so is what relies on it.
class Exchange:
    def __init__(self):
        self._lock = threading.Lock()
        self._lines = {}

    def plug(self, caller, line):
        with self._lock:
            self._lines[caller] = line

    def unplug(self, caller):
        with self._lock:
            self._lines.pop(caller, None)

    def _is_open(self, caller):
        return caller in self._lines

    def talk(self, caller, text):
        with self._lock:
            if self._is_open(caller):
                self._lines[caller].send(text)

    # Another key than the one that was asked for proves nothing.
    def forward(self, caller, other):
        if self._is_open(caller):
            return self._lines.get(other)
        return None

    # What was found is kept in a variable.
    def call(self, caller):
        line = self._lines.get(caller)
        if line is not None and self._is_open(caller):
            line.ring()


# A flag that is tested and never taken.
class Lamp:
    def __init__(self):
        self._lock = threading.Lock()
        self._lit = False

    def on(self):
        with self._lock:
            self._lit = True

    def off(self):
        with self._lock:
            self._lit = False

    def is_lit(self):
        if self._lit:
            return "lit"
        return "dark"


# Containers inside a container: a copy, an element that is replaced as a whole, a method that changes nothing.
class Board:
    def __init__(self):
        self._lock = threading.Lock()
        self._watchers = {}
        self._names = {}

    def watch(self, topic, watcher):
        with self._lock:
            self._watchers.setdefault(topic, []).append(watcher)

    def leave(self, topic, watcher):
        with self._lock:
            self._watchers[topic].remove(watcher)

    def post(self, topic, text):
        for watcher in list(self._watchers[topic]):
            watcher.show(text)

    def first(self, topic):
        return self._watchers[topic].index(topic)

    def rename(self, topic, names):
        with self._lock:
            self._names[topic] = tuple(names)

    def forget(self, topic):
        with self._lock:
            self._names.pop(topic, None)

    def names(self, topic):
        return [name.title() for name in self._names[topic]]


# A method that changes nothing needs no lock; one that has its own lock looks after itself.
class Draft:
    def __init__(self):
        self.parts = []

    def add(self, text):
        self.parts.append(text)

    def is_long(self):
        return len(self.parts) > 100


class Tally:
    def __init__(self):
        self._lock = threading.Lock()
        self._count = 0

    def add(self):
        with self._lock:
            self._count += 1

    def take(self):
        with self._lock:
            count, self._count = self._count, 0
            return count


class Writer:
    def __init__(self, out):
        self._lock = threading.Lock()
        self._draft = Draft()
        self._tally = Tally()
        self._out = out

    def write(self, text):
        with self._lock:
            self._draft.add(text)
            self._tally.add()

    def write_all(self, texts):
        with self._lock:
            for text in texts:
                self._draft.add(text)
                self._tally.add()

    def is_long(self):
        return self._draft.is_long()

    # One step, beside another that is one step.
    def note(self, text):
        self._draft.add(text)

    def count(self):
        return self._tally.take()


# A decorator takes the lock for every method that changes something; the rest only looks.
def exclusive(method):
    def holding(self, *args):
        with self.door:
            return method(self, *args)

    return holding


class Till:
    def __init__(self):
        self.door = threading.RLock()
        self.cash = 0

    @exclusive
    def put(self, coins):
        self.cash += coins

    @exclusive
    def take(self, coins):
        self.cash -= coins

    def is_empty(self):
        return self.cash == 0


# Each object of a dataclass has a lock of its own, and uses it.
@dataclasses.dataclass
class Harvest:
    total: int = 0
    lock: threading.Lock = dataclasses.field(default_factory=threading.Lock)

    def bring(self, weight):
        with self.lock:
            self.total += weight

    def sell(self, weight):
        with self.lock:
            self.total -= weight

    def merge(self, other):
        with self.lock, other.lock:
            self.total += other.total


# `del` under a lock that a context manager of the class takes.
class Shelf:
    def __init__(self):
        self._mutex = threading.Lock()
        self._boxes = {}

    @contextmanager
    def held(self):
        self._mutex.acquire()
        try:
            yield
        finally:
            self._mutex.release()

    def put(self, name, box):
        with self.held():
            self._boxes[name] = box

    def drop(self, name):
        with self.held():
            del self._boxes[name]

    def labels(self):
        with self.held():
            for name in self._boxes:
                print(name)


# What leaves the section is a copy, or what nobody changes any more.
class Notice:
    def __init__(self):
        self._lock = threading.Lock()
        self._signs = {}
        self._events = []

    def put_up(self, place, sign):
        with self._lock:
            self._signs[place] = sign
            self._events.append(place)

    def take_down(self, place):
        with self._lock:
            del self._signs[place]
            self._events.remove(place)

    def show(self):
        with self._lock:
            signs = dict(self._signs)
        for place, sign in signs.items():
            print(place, sign)

    # The others get a new list.
    def tell(self):
        with self._lock:
            events = self._events
            self._events = []
        for event in events:
            print(event)

    def under_lock(self):
        with self._lock:
            signs = self._signs
            for place in signs:
                print(place)

    def either(self, own):
        with self._lock:
            signs = self._signs
        if own:
            signs = {}
        for place in signs:
            print(place)


# Whoever changes it makes a new one, so the old one stays as it is.
class Timetable:
    def __init__(self):
        self._lock = threading.Lock()
        self._trains = []

    def add(self, train):
        with self._lock:
            self._trains = [*self._trains, train]

    def cancel(self, train):
        with self._lock:
            self._trains = list(self._trains)
            self._trains.remove(train)

    def show(self):
        with self._lock:
            trains = self._trains
        for train in trains:
            print(train)


# The thread of each object is the only one that takes out, however many objects there are.
class Kitchen:
    def __init__(self):
        self._lock = threading.Lock()
        self._orders = []
        self._cook = threading.Thread(target=self._run, daemon=True)

    def open(self):
        self._cook.start()

    def order(self, dish):
        with self._lock:
            self._orders.append(dish)

    def waiting(self):
        with self._lock:
            return len(self._orders)

    def _run(self):
        while True:
            while self._orders:
                print(self._orders.pop(0))
            with self._lock:
                if self._orders:
                    print(self._orders.pop(0))


class Desk:
    def __init__(self):
        self._lock = threading.RLock()
        self._papers = {}
        self._sheets = 0
        self._drawers = 0
        self._stamps = 0
        # Nobody else has the object yet.
        self._lay("first", 1)

    def add(self, name, sheets):
        with self._lock:
            self._lay(name, sheets)
            self._open()
            self._stamp()

    def replace(self, name, sheets):
        with self._lock:
            self._papers.pop(name, None)
            self._lay(name, sheets)
            self._open()
            self._stamp()

    # The caller of the caller holds it.
    def double(self, name):
        with self._lock:
            self._copy(name)

    def _copy(self, name):
        self._lay(name, 2 * self._papers[name])

    def _lay(self, name, sheets):
        self._papers[name] = sheets
        self._sheets += sheets

    # The method takes the lock itself, too.
    def close(self):
        self._open()

    def _open(self):
        with self._lock:
            self._drawers += 1

    # As many calls without it as with it: nobody can say which is meant.
    def frank(self):
        self._stamp()

    def frank_again(self):
        self._stamp()

    def _stamp(self):
        self._stamps += 1

    # The threads are not there yet.
    def begin(self):
        self._lay("begin", 1)
        clerk = threading.Thread(target=self.add, args=("page", 1))
        clerk.start()
        clerk.join()


class Barrel:
    def __init__(self, sock):
        self._lock = threading.Lock()
        self._drops = []
        self._spills = []
        self._sock = sock
        self._sent = 0
        self._filled = 0

    def pour(self, drop):
        with self._lock:
            self._drops.append(drop)

    def pour_two(self, drop):
        with self._lock:
            self._drops.extend((drop, drop))

    # Whoever adds meanwhile adds to the list that is handed out.
    def swap(self):
        drops = self._drops
        self._drops = []
        return drops

    def swap_at_once(self):
        drops, self._drops = self._drops, []
        return drops

    # Thrown away: one drop more is as good.
    def throw_away(self):
        self._drops.clear()

    # Only looked at.
    def report(self):
        if len(self._drops) > 10:
            print("full")
        self._drops = []


# The lock is there for the socket; the count is only next to it.
class Wire:
    def __init__(self, sock):
        self._lock = threading.Lock()
        self._sock = sock
        self._sent = 0

    def send(self, data):
        with self._lock:
            self._sock.sendall(data)
            self._sent += len(data)

    def forget(self):
        self._sent -= 1


# The part is made for the call, and nobody else has it.
class Booth:
    def __init__(self):
        self._threads = []

    def run(self):
        wire = Barrel(None)
        wire._drops.clear()
        thread = threading.Thread(target=print)
        thread.start()
        thread.join()
