"""The target is called where it should be passed: the caller does the work, and the thread gets None to run."""

import asyncio
import multiprocessing
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from threading import Thread as Worker

import gevent


def load(name, rows, limit=10):
    rows.extend(name for _ in range(limit))


def report():
    print("done")


# Directly, with arguments.
def load_all(rows):
    users = threading.Thread(target=load("users", rows))  # expect: PC0102 "load"
    orders = threading.Thread(target=load("orders", rows, limit=5))  # expect: PC0102 "None"
    users.start()
    orders.start()
    users.join()
    orders.join()


# Under another name; without arguments; a timer; a process.
def report_all():
    workers = [
        Worker(target=report()),  # expect: PC0102 "report()"
        threading.Timer(5.0, report()),  # expect: PC0102 "threading.Timer"
        multiprocessing.Process(target=report()),  # expect: PC0102 "Process"
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


# A function of the library that gives nothing.
def say(words):
    speaker = threading.Thread(target=print(words))  # expect: PC0102 "print"
    speaker.start()
    speaker.join()


class Poller:
    """A method that runs for as long as there is something to do: the constructor of the thread is never reached."""

    def __init__(self, source):
        self.source = source
        self._running = True
        self._thread = None

    def start(self):
        self._thread = threading.Thread(target=self._poll(), daemon=True)  # expect: PC0102 "self._poll()"
        self._thread.start()

    def _poll(self):
        while self._running:
            for row in self.source.rows():
                print(row)

    def close(self):
        self._running = False
        self._thread.join()


# An executor in a `with`, kept as an attribute; a pool of processes.
def submit_all(rows):
    with ThreadPoolExecutor() as pool:
        for name in ("users", "orders"):
            pool.submit(load(name, rows, limit=5))  # expect: PC0603 "`pool.submit` gets only its result, None"
    multiprocessing.Pool().apply_async(load("users", rows))  # expect: PC0603


class Loader:
    def __init__(self):
        self._pool = ProcessPoolExecutor(max_workers=2)

    def submit(self, rows):
        return self._pool.submit(self.load(rows))  # expect: PC0603 "`self.load(…)` runs here"

    def load(self, rows):
        if not rows:
            return
        print("loads", rows)

    # The loop itself does the work.
    async def load_later(self, rows):
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(None, self.load(rows))  # expect: PC0613 "loop.run_in_executor"
        await asyncio.to_thread(load("users", rows, limit=3))  # expect: PC0613 "asyncio.to_thread"


def load_in_greenlets(rows):
    users = gevent.spawn(load("users", rows))  # expect: PC1602 "gevent.spawn"
    users.join()
