"""Values with a guard, and the one access that goes without it."""

import collections
import contextlib
import dataclasses
import threading
from threading import Condition as Gate


# Direct: everybody else computes the new value under the lock.
class Meter:
    def __init__(self):
        self._lock = threading.Lock()
        self._total = 0
        self._peak = 0

    def add(self, amount):
        with self._lock:
            self._total += amount
            self._peak = max(self._peak, self._total)

    def take(self):
        with self._lock:
            total = self._total
            self._total = 0
            return total

    def peak(self):
        with self._lock:
            return self._peak

    def restart(self):
        self._total = 0  # expect: PC0303 "`self._total` is changed without `self._lock`, which 4 of its 5 accesses hold"
#       ^^^^^^^^^^^

    def correct(self, amount):
        self._peak += amount  # expect: PC0303 "3 of its 4"


# Through private methods that all callers run under the lock; a public one calls them without.
class Roster:
    def __init__(self):
        self._members = {}
        self._guard = threading.RLock()

    def join(self, name, seat):
        with self._guard:
            self._seat(name, seat)

    def swap(self, left, right):
        with self._guard:
            first = self._members[left]
            self._seat(left, self._members[right])
            self._seat(right, first)

    def _seat(self, name, seat):
        self._members[name] = seat

    def names(self):
        return [name for name in self._members]  # expect: PC0303 "`self._members` is iterated without `self._guard`"


# A Condition under another name stands for its lock; the base class does the guarding.
class Inbox:
    def __init__(self):
        self.arrived = Gate()
        self.letters = collections.deque()

    def deliver(self, letter):
        with self.arrived:
            self.letters.append(letter)
            self.arrived.notify()

    def fetch(self):
        with self.arrived:
            while not self.letters:
                self.arrived.wait()
            return self.letters.popleft()


class SortedInbox(Inbox):
    def discard(self):
        self.letters.clear()  # expect: PC0303 "`self.letters` is changed without `self.arrived`"


# Globals of a module, guarded by hand.
_sessions = {}
_sessions_lock = threading.Lock()


def open_session(key, make):
    _sessions_lock.acquire()
    try:
        if key not in _sessions:
            _sessions[key] = make()
        return _sessions[key]
    finally:
        _sessions_lock.release()


def close_session(key):
    _sessions.pop(key, None)  # expect: PC0303 "`_sessions` is changed without `_sessions_lock`"


def close_all():
    with _sessions_lock:
        for session in _sessions.values():
            session.close()
        _sessions.clear()


# Tested and used under the lock, emptied without: the object vanishes between test and use.
class Link:
    def __init__(self, connect):
        self._connect = connect
        self._mutex = threading.Lock()
        self._channel = None

    def send(self, data):
        with self._mutex:
            if self._channel is None:
                self._channel = self._connect()
            self._channel.send(data)

    def flush(self):
        with self._mutex:
            if self._channel is None:
                self._channel = self._connect()
            self._channel.flush()

    def drop(self):
        if self._channel is not None:
            self._channel.close()
            self._channel = None  # expect: PC0303 "`self._channel` is changed without `self._mutex`"


# Asked and then used without the lock; `forget` takes it away in between.
class Directory:
    def __init__(self):
        self._lock = threading.Lock()
        self._people = {}

    def add(self, name, person):
        with self._lock:
            self._people[name] = person

    def forget(self, name):
        with self._lock:
            if name in self._people:
                del self._people[name]

    def greet(self, name):
        with self._lock:
            return str(self._people[name])

    def call(self, name):
        if name in self._people:  # expect: PC0304 "`self._people` is checked and then used without `self._lock`"
            return self._people[name].call()
        return None


# The author has written down the guard: no need to count.
class Journal:
    def __init__(self):
        self._lock = threading.Lock()
        self._lines = []  # guarded by: self._lock
        self._closed = False  # guarded by: self._lock

    def write(self, line):
        with self._lock:
            if not self._closed:
                self._lines.append(line)

    def close(self):
        self._closed = True  # expect: PC0226 "`self._closed` is used without `self._lock`"

    def note(self, line):
        self._lines.append(line)  # expect: PC0226 "`self._lines` is used without `self._lock`"


# The test lies in a method of its own; what relies on it is a subscript.
class Switchboard:
    def __init__(self):
        self._lock = threading.Lock()
        self._lines = {}

    def plug(self, caller, line):
        with self._lock:
            self._lines[caller] = line

    def unplug(self, caller):
        with self._lock:
            self._lines.pop(caller, None)

    def _is_open(self, name):
        line = self._lines.get(name)
        if line is None:
            return False
        return line.is_open()

    def talk(self, caller, text):
        if not self._is_open(caller):  # expect: PC0304 "`self._lines` is checked and then used without `self._lock`"
            return False
        self._lines[caller].send(text)
        return True


# An object that another thread replaces by nothing after it was found there.
class Uplink:
    def __init__(self, connect):
        self._lock = threading.Lock()
        self._connect = connect
        self._link = None

    def open(self):
        with self._lock:
            if self._link is None:
                self._link = self._connect()

    def close(self):
        with self._lock:
            if self._link is not None:
                self._link.close()
                self._link = None

    def send(self, data):
        if self._link is not None:  # expect: PC0304 "`self._link` is checked and then used without `self._lock`"
            self._link.send(data)


# Two find the state free, and both take it.
class Elevator:
    def __init__(self):
        self._lock = threading.Lock()
        self._state = "idle"
        self._calls = 0

    def arrive(self):
        with self._lock:
            self._state = "idle"

    def stop(self):
        with self._lock:
            if self._state == "moving":
                self._state = "stopped"

    def call(self):
        if self._state != "idle":  # expect: PC0304 "`self._state` is checked and then used without `self._lock`"
            return False
        self._state = "moving"
        return True


# Containers inside a container: the lists of subscribers are part of what the lock guards.
class Board:
    def __init__(self):
        self._lock = threading.Lock()
        self._watchers = {}
        self._votes = collections.defaultdict(set)

    def watch(self, topic, watcher):
        with self._lock:
            self._watchers.setdefault(topic, []).append(watcher)

    def leave(self, topic, watcher):
        with self._lock:
            if topic in self._watchers:
                self._watchers[topic].remove(watcher)

    def post(self, topic, text):
        for watcher in self._watchers.get(topic, ()):  # expect: PC0303 "`self._watchers[topic]` is iterated without `self._lock`"
            watcher.show(text)

    def vote(self, topic, voter):
        with self._lock:
            self._votes[topic].add(voter)

    def withdraw(self, topic, voter):
        with self._lock:
            self._votes[topic].discard(voter)

    def voters(self, topic):
        return [voter.name() for voter in self._votes[topic]]  # expect: PC0303 "`self._votes[topic]` is iterated without `self._lock`"


# The object does the change: its methods are looked into.
class Draft:
    def __init__(self):
        self.parts = []
        self.length = 0

    def add(self, text):
        self.parts.append(text)
        self.length += len(text)

    def take(self):
        text = "".join(self.parts)
        self.parts = []
        self.length = 0
        return text

    def is_long(self):
        return self.length > 100


class Writer:
    def __init__(self, out):
        self._lock = threading.Lock()
        self._draft = Draft()
        self._out = out

    def write(self, text):
        with self._lock:
            self._draft.add(text)
            if self._draft.is_long():
                self._out.write(self._draft.take())

    def write_all(self, texts):
        with self._lock:
            for text in texts:
                self._draft.add(text)

    def flush(self):
        self._out.write(self._draft.take())  # expect: PC0303 "`self._draft` is changed without `self._lock`, which 4 of its 5 accesses hold"


# Only a decorator takes the lock.
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
        if self.cash >= coins:
            self.cash -= coins

    def round_up(self, to):
        self.cash += to - self.cash % to  # expect: PC0303 "`self.cash` is changed without `self.door`, which 3 of its 5 accesses hold"


# A dataclass makes a lock and a dict for each of its objects.
@dataclasses.dataclass
class Harvest:
    weights: dict = dataclasses.field(default_factory=dict)
    total: int = 0
    lock: threading.Lock = dataclasses.field(default_factory=threading.Lock)

    def bring(self, fruit, weight):
        with self.lock:
            self.total += weight
            self.weights[fruit] = self.weights.get(fruit, 0) + weight

    def sell(self, fruit):
        with self.lock:
            self.total -= self.weights.pop(fruit, 0)

    def throw_away(self):
        self.weights.clear()  # expect: PC0303 "`self.weights` is changed without `self.lock`, which 3 of its 4 accesses hold"
        self.total = 0  # expect: PC0303 "2 of its 3"


# A method hands the lock out as a context manager; `del` is guarded by it like any other statement.
class Shelf:
    def __init__(self):
        self._mutex = threading.Lock()
        self._boxes = {}

    @contextlib.contextmanager
    def held(self):
        with self._mutex:
            yield

    def put(self, name, box):
        with self.held():
            self._boxes[name] = box

    def drop(self, name):
        with self.held():
            del self._boxes[name]

    def labels(self):
        for name in self._boxes:  # expect: PC0303 "`self._boxes` is iterated without `self._mutex`, which 2 of its 3 accesses hold"
            yield name.title()


# The dict leaves the section under another name, and is still the one that the others change.
class Notice:
    def __init__(self):
        self._lock = threading.Lock()
        self._signs = {}

    def put_up(self, place, sign):
        with self._lock:
            self._signs[place] = sign

    def take_down(self, place):
        with self._lock:
            del self._signs[place]

    def show(self):
        with self._lock:
            signs = self._signs
        for place, sign in signs.items():  # expect: PC0303 "`signs` is still `self._signs` and is iterated after `self._lock` was released"
            print(place, sign)

    def places(self):
        with self._lock:
            found = self._signs.keys()
        return [place.upper() for place in found]  # expect: PC0303 "`found` is still `self._signs`"


# The method leaves the lock to its callers, and one of them forgets.
class Cellar:
    def __init__(self):
        self._lock = threading.Lock()
        self._shelves = {}
        self._bottles = 0
        self._put("house", 1)

    def deliver(self, label, count):
        with self._lock:
            self._put(label, count)

    def swap(self, label, other):
        with self._lock:
            self._put(label, self._shelves.pop(other, 0))

    def count(self):
        with self._lock:
            return self._bottles

    def found_one(self, label):
        self._put(label, 1)  # expect: PC0303 "`_put()` changes `self._bottles` and is called without `self._lock`, which 2 of its 3 calls hold"

    def _put(self, label, count):
        self._shelves[label] = count
        self._bottles += count


# So does the thread of the class, while its callers find the lock taken by a decorator or by hand.
class Outbox:
    def __init__(self):
        self._lock = threading.Lock()
        self._letters = []
        self._weight = 0
        self._postman = threading.Thread(target=self._walk)
        self._postman.start()

    def add(self, letter):
        with self._lock:
            self._letters.append(letter)
            self._weight += len(letter)
            if self._weight > 1000:
                self._send()

    def empty(self):
        self._lock.acquire()
        try:
            self._send()
        finally:
            self._lock.release()

    def _walk(self):
        while True:
            self._send()  # expect: PC0303 "`_send()` changes `self._weight`"

    def _send(self):
        for letter in list(self._letters):
            self._weight -= len(letter)
        self._letters.clear()


# One section is enough where the lock is there for nothing else; what goes on inside the object decides.
class Frames:
    def __init__(self):
        self.waiting = []

    def add(self, frame):
        self.waiting.append(frame)

    def take(self):
        data = b"".join(self.waiting)
        self.waiting = []
        return data


class Line:
    def __init__(self, sock):
        self._sock = sock
        self._lock = threading.Lock()
        self._frames = Frames()

    def send(self, frame):
        with self._lock:
            self._frames.add(frame)

    def flush(self):
        self._sock.sendall(self._frames.take())  # expect: PC0303 "`self._frames` is used here without `self._lock`, and that lock is there for nothing else"


# What is added between the copy and the emptying is in neither.
class Basket:
    def __init__(self):
        self._lock = threading.Lock()
        self._eggs = []

    def lay(self, egg):
        with self._lock:
            self._eggs.append(egg)

    def lay_two(self, egg, other):
        with self._lock:
            self._eggs.append(egg)
            self._eggs.append(other)

    def empty(self):
        eggs = list(self._eggs)
        self._eggs.clear()  # expect: PC0303 "`self._eggs` is changed without `self._lock`, which 3 of its 5 accesses hold"
        return eggs


class Nest:
    def __init__(self):
        self._lock = threading.Lock()
        self._twigs = []

    def take_all(self):
        with self._lock:
            twigs = sorted(self._twigs)
            self._twigs = []
            return twigs

    def count_all(self):
        with self._lock:
            total = sum(self._twigs)
            self._twigs.clear()
            return total

    def bring(self, twig):
        self._twigs.append(twig)  # expect: PC0303 "`self._twigs` is changed without `self._lock`, which 4 of its 5 accesses hold"


# The object that has the lock is a part of another one.
class Stand:
    def __init__(self):
        self._cellar = Cellar()
        self._helpers = [threading.Thread(target=self.sell, args=("red",)) for _ in range(2)]

    def open(self):
        for helper in self._helpers:
            helper.start()

    def close(self):
        for helper in self._helpers:
            helper.join()

    def sell(self, label):
        self._cellar._bottles -= 1  # expect: PC0303 "`self._cellar._bottles` is changed without"
        print(label)
