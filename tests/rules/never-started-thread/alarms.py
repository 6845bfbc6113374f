"""Threads, timers and processes that are made and never started: their work is not done."""

import multiprocessing as mp
import threading
from multiprocessing import Process
from threading import Thread as Worker, Timer


def load(name, rows):
    rows.append(name)


# Forgotten: the second one was meant to be started too.
def load_both(rows):
    users = threading.Thread(target=load, args=("users", rows))
    orders = threading.Thread(target=load, args=("orders", rows))  # expect: PC0104 "orders"
    users.start()
    users.join()
    return rows


# Made and thrown away.
def load_users(rows):
    Worker(target=load, args=("users", rows))  # expect: PC0104


# Configured, named, and left lying.
def load_orders(rows):
    worker = Worker(target=load, args=("orders", rows))  # expect: PC0104 "worker"
    worker.daemon = True
    worker.name = "orders"


# Joined without having been started: RuntimeError.
def load_and_wait(rows):
    worker = threading.Thread(target=load, args=("orders", rows))  # expect: PC0104 "worker"
    worker.join()
    return rows


# A list of threads: joined, but the loop that starts them is missing.
def load_all(names, rows):
    workers = [threading.Thread(target=load, args=(name, rows)) for name in names]  # expect: PC0104
    for worker in workers:
        worker.join()
    return rows


def load_each(names, rows):
    workers = []
    for name in names:
        workers.append(Worker(target=load, args=(name, rows)))  # expect: PC0104
    for worker in workers:
        worker.join(timeout=5)
    return rows


# The start is outside the loop, so only the last one runs.
def load_in_turn(names, rows):
    for name in names:
        worker = threading.Thread(target=load, args=(name, rows))  # expect: PC0104 "worker"
    worker.start()
    worker.join()


# A timer that never begins to count.
def remind(view):
    timer = Timer(30, view.remind)  # expect: PC0104 "timer"
    view.note(30)


# A process, through an alias and through a context.
def render(page):
    process = mp.Process(target=page.render)  # expect: PC0104 "process"
    print("rendering", page, process.name)


def render_apart(page):
    context = mp.get_context("spawn")
    process = context.Process(target=page.render)  # expect: PC0104 "process"
    process.daemon = True


def render_two(left, right):
    first = Process(target=left.render)
    second = Process(target=right.render)  # expect: PC0104 "second"
    first.start()
    first.join()


class Indexer(threading.Thread):
    """A subclass of Thread, defined here."""

    def __init__(self, documents):
        super().__init__()
        self.documents = documents
        self.words = set()

    def run(self):
        for document in self.documents:
            self.words.update(document.split())


def index(documents):
    indexer = Indexer(documents)  # expect: PC0104 "indexer"
    return indexer.words


# Made by a factory of this file.
def make_loader(rows):
    return threading.Thread(target=load, args=("users", rows))


def load_by_factory(rows):
    loader = make_loader(rows)  # expect: PC0104 "loader"
    loader.daemon = True


# In a coroutine.
async def import_feed(feed, rows):
    text = await feed.read()
    writer = threading.Thread(target=rows.append, args=(text,))  # expect: PC0104 "writer"
    return len(text)


if __name__ == "__main__":
    collected = []
    first_loader = threading.Thread(target=load, args=("users", collected))
    second_loader = threading.Thread(target=load, args=("orders", collected))  # expect: PC0104 "second_loader"
    first_loader.start()
    first_loader.join()
    print(collected)
