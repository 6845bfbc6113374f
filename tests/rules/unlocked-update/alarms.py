"""Values that several threads read, change and write back."""

import functools
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Thread as Worker

hits = 0
words = {}
pages_seen = 0
level = 1.0


def weight(page):
    return len(page)


# Direct: a global, by several threads of one target.
def count(pages):
    global hits
    for page in pages:
        hits += weight(page)  # expect: PC0301 "`hits` is updated without a lock in `count`, which runs in several threads at once"
#       ^^^^


# An element of a dict; and a plain `+=`, where nothing lies in between but the habits of the GIL.
def tally(pages):
    global pages_seen
    for page in pages:
        words[page] = words.get(page, 0) + 1  # expect: PC0301 "`words` is updated without a lock in `tally`"
        pages_seen += 1  # expect: PC0301 "only the GIL hides the race"


def run_all(pages):
    threads = []
    for _ in range(3):
        threads.append(Worker(target=count, args=(pages,)))
        threads.append(Worker(target=tally, args=(pages,)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# A wait in between: whoever comes meanwhile is overwritten.
def calibrate():
    global level
    level = level * measured()  # expect: PC0301 "`level` is updated without a lock"


def measured():
    time.sleep(0.1)
    return 1.5


def calibrate_twice():
    one = threading.Thread(target=calibrate)
    two = threading.Thread(target=calibrate)
    one.start()
    two.start()
    one.join()
    two.join()


# Through a method of an object that all threads are handed.
class Progress:
    def __init__(self):
        self.done = 0
        self.last = ""

    def step(self, name):
        self.done = self.done + weight(name)  # expect: PC0302 "`self.done` is updated without a lock in `crawl`"


def crawl(name, progress):
    progress.step(name)


def crawl_all(names):
    progress = Progress()
    with ThreadPoolExecutor() as pool:
        for name in names:
            pool.submit(crawl, name, progress)
    return progress.done


# The object's own thread beside a method that its owner calls.
class Gauge:
    def __init__(self, read):
        self._read = read
        self.total = 0

    def start(self):
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self):
        while True:
            self.total += self._read()  # expect: PC0302 "`self.total` is updated without a lock while `Gauge.take` changes it"

    def take(self):
        total, self.total = self.total, 0
        return total


# A variable that closures share.
def race(runners):
    order = 0

    def finish(runner):
        nonlocal order
        order += runner.time()  # expect: PC0301 "`order` is updated without a lock"

    threads = [threading.Thread(target=finish, args=(runner,)) for runner in runners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return order


# An object that another object has, and has not until `open`: the attribute is None, or of that class.
class Ledger:
    def __init__(self):
        self._lock = threading.Lock()
        self.total = 0

    def reset(self):
        with self._lock:
            self.total = 0


class Shop:
    def __init__(self):
        self.ledger = None

    def open(self, tills):
        self.ledger = Ledger()
        for till in tills:
            threading.Thread(target=self.serve, args=(till,), daemon=True).start()

    def serve(self, till):
        while True:
            self.ledger.total += till.take()  # expect: PC0302 "`self.ledger.total` is updated without a lock in `Shop.serve`"


# An element of an element.
class Traffic:
    def __init__(self, sensors):
        self.counts = {}
        for sensor in sensors:
            threading.Thread(target=self.watch, args=(sensor,), daemon=True).start()

    def watch(self, sensor):
        self.counts.setdefault(sensor.street(), {})
        for car in sensor:
            self.counts[sensor.street()][car.kind()] += weight(car)  # expect: PC0302 "`self.counts[sensor.street()]` is updated without a lock"


# The threads are objects of their own, and were all given the same account.
class Account:
    def __init__(self):
        self.balance = 0

    def pay_in(self, cheque):
        self.balance += cheque.amount()  # expect: PC0302 "`self.balance` is updated without a lock in `Clerk.run`"


class Clerk(threading.Thread):
    def __init__(self, account, cheques):
        super().__init__()
        self.account = account
        self.cheques = cheques

    def run(self):
        for cheque in self.cheques:
            self.account.pay_in(cheque)


def book(piles):
    account = Account()
    clerks = [Clerk(account, pile) for pile in piles]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    return account.balance


# The same with a dict, and with objects whose method the threads run.
class Counter:
    def __init__(self, pages, counts):
        self.pages = pages
        self.counts = counts

    def count(self):
        for page in self.pages:
            topic = page.topic()
            self.counts[topic] = self.counts.get(topic, 0) + 1  # expect: PC0302 "`self.counts` is updated without a lock in `Counter.count`"


def count_all(books):
    counts = {}
    threads = []
    for pages in books:
        counter = Counter(pages, counts)
        thread = threading.Thread(target=counter.count)
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    return counts


# The old value is kept in a variable for a while.
depth = 0


def fill(amounts):
    global depth
    for amount in amounts:
        before = depth
        print(before, depth)
        time.sleep(amount / 1000)
        depth = before + amount  # expect: PC0301 "`depth` is updated without a lock in `fill`"


def fill_all(buckets):
    fillers = [threading.Thread(target=fill, args=(bucket,)) for bucket in buckets]
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()


# The variable grows, and goes back; and a number that is handed out twice.
class Desk:
    def __init__(self):
        self.taken = 0
        self.number = 0

    def take(self, coins):
        copy = self.taken
        copy += len(coins)
        self.stamp(coins)
        self.taken = copy  # expect: PC0302 "`self.taken` is updated without a lock in `Desk.take`"

    def stamp(self, coins):
        print(self.draw(), coins)

    def draw(self):
        number = self.number
        following = number + 1
        self.number = following  # expect: PC0302 "only the GIL hides the race"
        return number


def open_desk(queues):
    desk = Desk()
    with ThreadPoolExecutor() as pool:
        for coins in queues:
            pool.submit(desk.take, coins)


# What the test saw is gone by the time of the update.
class Purse:
    def __init__(self, coins):
        self.coins = coins

    def pay(self, price):
        if self.coins >= price:
            time.sleep(0.1)
            self.coins -= price  # expect: PC0302 "`self.coins` is updated without a lock in `Purse.pay`"


def spend(prices):
    purse = Purse(100)
    with ThreadPoolExecutor() as pool:
        pool.map(purse.pay, prices)


# Workers that the constructor starts, of an object that is made in sight.
class Crew:
    def __init__(self, size):
        self.finished = 0
        self.orders = queue.Queue()
        for _ in range(size):
            threading.Thread(target=self.work, daemon=True).start()

    def work(self):
        while True:
            self.orders.get()()
            self.finished += 1  # expect: PC0302 "`self.finished` is updated without a lock"


crew = Crew(3)
crew.orders.put(print)


# A cache runs the function all the same, in two threads at once.
looked_up = 0


@functools.lru_cache(maxsize=None)
def look_up(name):
    global looked_up
    looked_up += 1  # expect: PC0301 "`looked_up` is updated without a lock"
    return name.upper()


def look_up_all():
    for name in ("a", "b"):
        look_up(name)


for _ in range(3):
    threading.Thread(target=look_up_all).start()
