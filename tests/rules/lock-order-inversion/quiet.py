"""Two locks and two orders, yet nobody can wait for ever."""

import threading

outer = threading.Lock()
first = threading.Lock()
second = threading.Lock()
third = threading.Lock()
fourth = threading.Lock()


# Safe: the same order everywhere.
def forward():
    with first:
        with second:
            print("both")


def forward_again():
    with first, second:
        print("both")


# Safe: a third lock is held around both orders, so that only one of them runs at a time.
def gated_one():
    with outer, third, fourth:
        print("third, fourth")


def gated_two():
    with outer:
        with fourth:
            with third:
                print("fourth, third")


class Pair:
    def __init__(self):
        self._left = threading.RLock()
        self._right = threading.RLock()
        self._extra = threading.Lock()
        self.value = 0
        # Safe: no other thread knows the object that is being built.
        with self._right:
            with self._left:
                self.value = 1

    def both(self):
        with self._left:
            with self._right:
                self.value += 1
                # Safe: this thread holds `_left` already, so it waits for nobody.
                self.refresh()

    def refresh(self):
        with self._left:
            self.value += 1

    # Safe: does not wait; without the lock it goes another way.
    def attempt(self):
        with self._right:
            if self._left.acquire(blocking=False):
                try:
                    self.value += 1
                finally:
                    self._left.release()

    # Safe: waits for a second at most.
    def patient(self):
        with self._right:
            if self._left.acquire(timeout=1):
                try:
                    self.value += 1
                finally:
                    self._left.release()

    # Safe: the first lock is given back before the second is taken.
    def one_after_the_other(self):
        with self._right:
            value = self.value
        with self._left:
            self.value = value

    def by_hand(self):
        self._right.acquire()
        value = self.value
        self._right.release()
        with self._left:
            self.value = value

    # Unknown: the other object's lock is another lock; which pair comes first is not in the text.
    def merge(self, other: "Pair"):
        with self._right:
            with other._left:
                print(self, other)


class Node:
    """Unknown: two objects of one class share the name of the lock, not the lock."""

    def __init__(self, parent=None):
        self._lock = threading.Lock()
        self.parent: "Node | None" = parent
        self.size = 0

    def grow(self):
        with self._lock:
            self.size += 1
            if self.parent is not None:
                with self.parent._lock:
                    self.parent.size += 1


class Permits:
    """Safe: permits are counted, more than one thread may have one."""

    def __init__(self):
        self._slots = threading.Semaphore(4)
        self._lock = threading.Lock()

    def enter(self):
        with self._slots:
            with self._lock:
                print("in")

    def leave(self):
        with self._lock:
            with self._slots:
                print("out")


class Mailbox:
    """Safe: the condition is built on the lock, so both names are one lock."""

    def __init__(self):
        self._lock = threading.RLock()
        self._filled = threading.Condition(self._lock)
        self._items = []

    def put(self, item):
        with self._lock:
            with self._filled:
                self._items.append(item)
                self._filled.notify()

    def drain(self):
        with self._filled:
            with self._lock:
                items, self._items = self._items, []
                return items


def make():
    # Safe: the new object is shown to nobody before `first` is released.
    with first:
        pair = Pair()
        with pair._left:
            pair.value = 2
    return pair


class Counter:
    def __init__(self):
        self._left = threading.Lock()
        self._value = 0

    def add(self):
        with self._left:
            with third:
                self._value += 1

    # Safe: `third` is released while the helper waits for `_left`.
    def swap(self):
        third.acquire()
        value = self._value
        third.release()
        with self._left:
            self._value = -value


def both(left, right):
    with left, right:
        print("both")


# Safe: the second thread starts when the first has ended.
def in_turn():
    a = threading.Lock()
    b = threading.Lock()
    one = threading.Thread(target=both, args=(a, b))
    one.start()
    one.join()
    two = threading.Thread(target=both, args=(b, a))
    two.start()
    two.join()


# Safe: the same order for every thread.
def in_order():
    a = threading.Lock()
    b = threading.Lock()
    threads = [threading.Thread(target=both, args=(a, b)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


main_first = threading.Lock()
main_second = threading.Lock()


def _load():
    with main_first, main_second:
        print("load")


def _save():
    with main_second, main_first:
        print("save")


# Safe: one thread does the one and then the other.
if __name__ == "__main__":
    _load()
    _save()


# No ring: in order of the numbers, one the other way round, one guest too few, a row that does not close.
places = 5
forks = [threading.Lock() for _ in range(places)]
room = threading.Semaphore(places - 1)


def in_order(place):
    first, second = sorted((place, (place + 1) % places))
    with forks[first]:
        with forks[second]:
            print(place)


def by_parity(place):
    if place % 2:
        with forks[place]:
            with forks[(place + 1) % places]:
                print(place)
    else:
        with forks[(place + 1) % places]:
            with forks[place]:
                print(place)


def one_too_few(place):
    with room:
        with forks[place]:
            with forks[(place + 1) % places]:
                print(place)


def in_a_row(place):
    with forks[place]:
        with forks[place + 1]:
            print(place)


class Diner(threading.Thread):
    def __init__(self, left, right):
        super().__init__()
        self.left = left
        self.right = right

    def run(self):
        with self.left:
            with self.right:
                print("soup")


for place in range(places):
    for way in (in_order, by_parity, one_too_few, in_a_row):
        threading.Thread(target=way, args=(place,)).start()
for diner in [Diner(forks[place], forks[(place + 1) % places]) for place in range(4)] + [Diner(forks[0], forks[4])]:
    diner.start()


# Safe: two calls up, but in one order.
class Box:
    def __init__(self):
        self.lock = threading.Lock()


def carry(source, target):
    with source.lock:
        with target.lock:
            print("carried")


def carry_often(source, target):
    for _ in range(10):
        carry(source, target)


def carry_all():
    red = Box()
    blue = Box()
    green = Box()
    carriers = [
        threading.Thread(target=carry_often, args=(red, blue)),
        threading.Thread(target=carry_often, args=(blue, green)),
        threading.Thread(target=carry_often, args=(red, green)),
    ]
    for carrier in carriers:
        carrier.start()
    for carrier in carriers:
        carrier.join()
