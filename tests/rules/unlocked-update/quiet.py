"""Near misses: updates that nobody gets in between, each with the reason."""

import asyncio
import itertools
import multiprocessing
import queue
import threading
from concurrent.futures import ThreadPoolExecutor

total = 0
total_lock = threading.Lock()
serial = 0
started = 0
local = threading.local()
numbers = itertools.count()
inbox = queue.Queue()
per_process = 0


def size(page):
    return len(page)


# One lock over read and write, wherever it happens.
def add(page):
    global total
    with total_lock:
        total += size(page)


def add_more(page):
    global total
    total_lock.acquire()
    try:
        grow(page)
    finally:
        total_lock.release()


# Whoever calls it holds the lock.
def grow(page):
    global total
    total = total + size(page)


# One thread, waited for before anybody looks.
def number(pages):
    global serial
    for page in pages:
        serial += size(page)


# Before the threads start, and after they have ended.
def run(pages):
    global started, serial
    started += size(pages)
    threads = [threading.Thread(target=add, args=(page,)) for page in pages]
    threads.append(threading.Thread(target=add_more, args=("last",)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    started += size(pages)
    only = threading.Thread(target=number, args=(pages,))
    only.start()
    only.join()
    serial += size(pages)


# Nobody runs it beside itself.
def report():
    global started
    started = started + size("")


# Each thread has its own.
def work(pages):
    local.count = 0
    seen = 0
    for page in pages:
        local.count += size(page)
        seen += size(page)
        next(numbers)
    inbox.put(seen)


# An object for each thread: the thread itself, or made in the loop that starts it.
class Walker(threading.Thread):
    def __init__(self, pages):
        super().__init__()
        self.pages = pages
        self.steps = 0

    def run(self):
        for page in self.pages:
            self.steps += page.fetch()


class Job:
    def __init__(self, pages):
        self.pages = pages
        self.steps = 0

    def run(self):
        for page in self.pages:
            self.steps += page.fetch()


def walk(books):
    walkers = [Walker(pages) for pages in books]
    for walker in walkers:
        walker.start()
    for walker in walkers:
        walker.join()
    for pages in books:
        job = Job(pages)
        threading.Thread(target=job.run, daemon=True).start()
    with ThreadPoolExecutor() as pool:
        pool.map(work, books)


# Processes share no memory.
def tick():
    global per_process
    per_process += size("x")


def tick_all():
    processes = [multiprocessing.Process(target=tick) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


# Only the thread itself touches it.
class Poller:
    def __init__(self, source):
        self._source = source
        self._rounds = 0
        self._thread = threading.Thread(target=self._poll, daemon=True)

    def start(self):
        self._thread.start()

    def _poll(self):
        for page in self._source:
            self._rounds += size(page)


# A pool of one worker runs one job after the other.
class Writer:
    def __init__(self):
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._written = 0

    def write(self, page):
        self._pool.submit(self._write, page)

    def _write(self, page):
        self._written += size(page)

    def close(self):
        self._pool.shutdown()


# One step each: an append, an item.
class Sink:
    def __init__(self):
        self.rows = []
        self.by_name = {}

    def keep(self, row):
        self.rows.append(row)
        self.by_name[row] = size(row)


def keep_all(rows):
    sink = Sink()
    with ThreadPoolExecutor() as pool:
        for row in rows:
            pool.submit(sink.keep, row)
    return sink.rows


# The lock is for the thread that plays; the task and whoever calls `resume` share the event loop.
class Player:
    def __init__(self):
        self._samples = []
        self._samples_lock = threading.Lock()
        self._paused = 0
        self._waiting = None

    def push(self, sample):
        with self._samples_lock:
            self._samples.append(sample)

    def flush(self):
        self._waiting = asyncio.create_task(self._wait_for_end())

    def resume(self, seconds):
        self._paused += size(seconds)

    async def _wait_for_end(self):
        await asyncio.sleep(0.1)
        self._paused += size(self._samples)


# Whatever each run makes is its own: a name that a class only annotates is one for each object.
class Report:
    title: str


def fill(report: Report, page):
    report.title = str(size(page))
    report.title = report.title.strip() + str(size(page))


def reports(pages):
    def build():
        for page in pages:
            fill(Report(), page)

    builders = [threading.Thread(target=build) for _ in range(3)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()


# A thread that calls the plain method runs none of the coroutines that stand in for it elsewhere.
sent = 0


class Channel:
    def deliver(self, page):
        raise NotImplementedError

    def send(self, page):
        return self.deliver(page)


class Printer(Channel):
    def deliver(self, page):
        print(page)


class Socket(Channel):
    async def deliver(self, page):
        global sent
        sent += size(page)


def deliver_all(channel: Channel, pages):
    senders = [threading.Thread(target=channel.send, args=(page,)) for page in pages]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()


# Each thread was given an account of its own.
class Account:
    def __init__(self):
        self.balance = 0

    def pay_in(self, cheque):
        self.balance += cheque.amount()


class Clerk(threading.Thread):
    def __init__(self, account, cheques):
        super().__init__()
        self.account = account
        self.cheques = cheques

    def run(self):
        for cheque in self.cheques:
            self.account.pay_in(cheque)


def book(piles):
    clerks = []
    for pile in piles:
        account = Account()
        clerks.append(Clerk(account, pile))
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()


# All were given one dict, and the lock that goes with it.
class Teller(threading.Thread):
    def __init__(self, words, counts, lock):
        super().__init__()
        self.words = words
        self.counts = counts
        self.lock = lock

    def run(self):
        for word in self.words:
            with self.lock:
                self.counts[word] = self.counts.get(word, 0) + 1


def count_all(texts):
    counts = {}
    lock = threading.Lock()
    tellers = [Teller(text.split(), counts, lock) for text in texts]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    for word, count in counts.items():
        print(word, count)


# What a variable kept is put back as it was, asked about again, thrown away, or written under the lock it was read under.
class Gauge:
    def __init__(self):
        self.mode = 0
        self.seen = 0
        self.mark = 0
        self.total = 0
        self.lock = threading.Lock()

    def run(self):
        mode = self.mode
        self.mode = 3
        print("measuring")
        self.mode = mode

    def see(self):
        seen = self.seen
        print("seeing")
        if self.seen == seen:
            self.seen = seen + 1

    def set_mark(self, marks):
        mark = self.mark
        print(mark)
        mark = len(marks)
        self.mark = mark + 1

    def add(self, amount):
        with self.lock:
            total = self.total
            print(total)
            self.total = total + amount


gauge = Gauge()
for _ in range(3):
    for job in (gauge.run, gauge.see):
        threading.Thread(target=job).start()
    threading.Thread(target=gauge.set_mark, args=([1],)).start()
    threading.Thread(target=gauge.add, args=(2,)).start()


# Safe: a thread for each object, made in a loop, kept or not.
class Diver:
    def __init__(self):
        self.depth = 0
        self.thread = threading.Thread(target=self.dive)
        self.thread.start()

    def dive(self):
        self.depth += 1


divers = [Diver() for _ in range(3)]
for _ in range(3):
    diver = Diver()


# Safe: each thread has a row of its own, by the number that the loop counts.
rows = [[0] * 3 for _ in range(3)]
marks = [0, 0, 0]


def fill(row, step):
    for column in range(3):
        rows[row][column] += step
    marks[row] += 1


fillers = [threading.Thread(target=fill, args=(row, 2)) for row in range(3)]
for filler in fillers:
    filler.start()
for filler in fillers:
    filler.join()


# Safe: the loop of the module makes an object in each turn, and a thread for it.
class Sledge:
    def __init__(self):
        self.runs = 0

    def slide(self):
        self.runs += 1


for _ in range(3):
    sledge = Sledge()
    threading.Thread(target=sledge.slide).start()


def wax(skis):
    skis.coats += 1


class Skis:
    def __init__(self):
        self.coats = 0


for _ in range(3):
    skis = Skis()
    threading.Thread(target=wax, args=(skis,)).start()


class Lift(threading.Thread):
    """Safe: the object is the thread, and each run has one of its own, under whichever name it is kept."""

    def __init__(self):
        super().__init__()
        self.rides = 0

    def run(self):
        self.rides += 1


class Slope:
    def open(self):
        self.lift = Lift()
        self.lift.start()


slope = Slope()
for _ in range(3):
    slope.open()


class Depth(threading.local):
    """Safe: each thread has a number of its own."""

    level = 0


depth = Depth()


def dive():
    depth.level += 1


for _ in range(3):
    threading.Thread(target=dive).start()
