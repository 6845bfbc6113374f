/** A lock for a place that has none, held around its updates. */
import { describeFix } from './support.ts';

const hits = { place: 'hits' };
const total = { place: 'self.total' };

describeFix('make-lock', [
  {
    title: 'a variable of the module',
    args: hits,
    before: `
import threading

hits = 0  # pages seen


def count(pages):
    global hits
    for page in pages:
        «hits» += 1  # one more
    print(hits)


def forget():
    global hits
    hits = 0
`,
    after: `
import threading

hits = 0  # pages seen
hits_lock = threading.Lock()


def count(pages):
    global hits
    for page in pages:
        with hits_lock:
            hits += 1  # one more
    print(hits)


def forget():
    global hits
    with hits_lock:
        hits = 0
`,
  },
  {
    title: 'an attribute, with an import of one more name',
    args: total,
    before: `
from threading import Thread


class Till:
    def __init__(self):
        self.total = 0
        self.open = True

    def take(self, price):
        # what was there, and more
        before = self.total
        check(price)
        «self.total» = before + price

    def show(this):
        return this.total
`,
    after: `
from threading import Thread, Lock


class Till:
    def __init__(self):
        self.total = 0
        self._lock = Lock()
        self.open = True

    def take(self, price):
        # what was there, and more
        with self._lock:
            before = self.total
            check(price)
            self.total = before + price

    def show(this):
        return this.total
`,
  },
  {
    title: 'a test goes along; a file without threading',
    args: total,
    before: `
from concurrent.futures import ThreadPoolExecutor

class Till:
    def __init__(self, total, lock):
        self.total = total
        self._lock = lock

    def pay(self, price):
        if self.total >= price:
            wait()
            «self.total» -= price
        else:
            print("too much")
`,
    after: `
from concurrent.futures import ThreadPoolExecutor
import threading

class Till:
    def __init__(self, total, lock):
        self.total = total
        self._total_lock = threading.Lock()
        self._lock = lock

    def pay(self, price):
        with self._total_lock:
            if self.total >= price:
                wait()
                self.total -= price
            else:
                print("too much")
`,
  },
  {
    title: 'a variable that closures share',
    args: { place: 'order' },
    before: `
import threading as th

def race(runners):
    order = 0

    def finish(runner):
        nonlocal order
        «order» += runner.time()

    start(finish, runners)
    return order
`,
    after: `
import threading as th

def race(runners):
    order = 0
    order_lock = th.Lock()

    def finish(runner):
        nonlocal order
        with order_lock:
            order += runner.time()

    start(finish, runners)
    return order
`,
  },
  {
    title: 'elements of a dict',
    args: { place: 'words' },
    before: `
import threading
words = {}
def tally(pages):
    for page in pages:
        «words»[page] = words.get(page, 0) + 1
`,
    after: `
import threading
words = {}
words_lock = threading.Lock()
def tally(pages):
    for page in pages:
        with words_lock:
            words[page] = words.get(page, 0) + 1
`,
  },
  {
    title: 'a test that leaves early',
    args: { place: 'self.seen' },
    before: `
import threading
class Crawler:
    def __init__(self):
        self.seen = []
    def visit(self, url):
        print(url)
        if url in self.seen:
            return
        load(url)
        «self.seen».append(url)
`,
    after: `
import threading
class Crawler:
    def __init__(self):
        self.seen = []
        self._lock = threading.Lock()
    def visit(self, url):
        print(url)
        with self._lock:
            if url in self.seen:
                return
            load(url)
            self.seen.append(url)
`,
  },
  {
    title: 'refused: a dict that others were given, too',
    args: { place: 'self.counts' },
    before: `
import threading
class Counter:
    def __init__(self, counts):
        self.counts = counts
    def count(self, word):
        «self.counts»[word] = self.counts.get(word, 0) + 1
`,
  },
  {
    title: 'refused: an update that leads to another one',
    args: total,
    before: `
import threading
class Till:
    def __init__(self):
        self.total = 0
    def take(self, price):
        «self.total» += self.fee(price)
    def fee(self, price):
        self.note()
        return 1
    def note(self):
        self.total += 0.1
`,
  },
  {
    title: 'refused: a loop that asks again and again',
    args: total,
    before: `
import threading
class Till:
    def __init__(self):
        self.total = 0
    def fill(self):
        while self.total < 10:
            «self.total» += 1
`,
  },
  {
    title: 'refused: a value read outside the block that writes it',
    args: total,
    before: `
import threading
class Till:
    def __init__(self):
        self.total = 0
    def take(self, prices):
        total = self.total
        for price in prices:
            «self.total» = total + price
`,
  },
  {
    title: 'refused: a coroutine would be suspended under the lock',
    args: total,
    before: `
import threading
class Till:
    def __init__(self):
        self.total = 0
    async def take(self, price):
        «self.total» += await fee(price)
`,
  },
  {
    title: 'refused: no constructor to make it in',
    args: total,
    before: `
import threading
class Till:
    total = 0
    def take(self, price):
        «self.total» += price
`,
  },
  {
    title: 'refused: an object of somebody else',
    args: { place: 'till.total' },
    before: `
import threading
class Clerk:
    def __init__(self, till):
        self.till = till
    def take(self, till):
        «till.total» += 1
`,
  },
]);
