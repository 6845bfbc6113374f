"""The work of a thread is called instead of started: the caller does it."""

import multiprocessing
import threading
from threading import Thread as Worker


def load(name):
    print("loading", name)


# Directly, on the thread and on a process.
def load_all():
    users = threading.Thread(target=load, args=("users",))
    orders = multiprocessing.Process(target=load, args=("orders",))
    users.run()  # expect: PC0105 "users.run()"
    orders.run()  # expect: PC0105 "orders.run()"


# Without a name; under another name of the class.
def load_one(name):
    Worker(target=load, args=(name,)).run()  # expect: PC0105 "no thread"


# In a loop over the threads.
def load_each(names):
    workers = [Worker(target=load, args=(name,)) for name in names]
    for worker in workers:
        worker.run()  # expect: PC0105 "worker.run()"


class Download(threading.Thread):
    def __init__(self, url):
        super().__init__()
        self.url = url

    def run(self):
        print("fetching", self.url)


# Several objects of a class, one after the other; one that is joined afterwards, which raises.
def fetch():
    first = Download("a.txt")
    second = Download("b.txt")
    first.run()  # expect: PC0105 "first.run()"
    second.run()  # expect: PC0105 "second.run()"


class Queue:
    """Kept in an attribute, run in another method."""

    def __init__(self, url):
        self._worker = Download(url)

    def begin(self):
        self._worker.run()  # expect: PC0105 "self._worker.run()"

    def finish(self):
        self._worker.join()
