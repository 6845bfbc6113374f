"""Near misses of never-started-thread; the comment of each says who starts it."""

import multiprocessing
import threading
from contextlib import ExitStack


def load(name, rows):
    rows.append(name)


# Started here.
def load_now(rows):
    worker = threading.Thread(target=load, args=("users", rows))
    worker.start()
    worker.join()


# Started without a name.
def load_later(rows):
    threading.Thread(target=load, args=("users", rows), daemon=True).start()


# The caller may: it is returned, yielded, or comes in a tuple.
def make_loader(rows):
    return threading.Thread(target=load, args=("users", rows))


def make_named_loader(rows):
    loader = threading.Thread(target=load, args=("users", rows))
    loader.name = "loader"
    return loader


def make_loaders(names, rows):
    for name in names:
        yield threading.Thread(target=load, args=(name, rows))


def make_pair(rows):
    first = threading.Thread(target=load, args=("users", rows))
    second = threading.Thread(target=load, args=("orders", rows))
    return first, second


# Another object, another function has it.
def register(rows, supervisor):
    worker = threading.Thread(target=load, args=("users", rows))
    supervisor.run(worker)


def start_all(workers):
    for worker in workers:
        worker.start()
    return workers


def load_with_helper(names, rows):
    workers = [threading.Thread(target=load, args=(name, rows)) for name in names]
    start_all(workers)
    for worker in workers:
        worker.join()


def load_with_starmap(names, rows):
    workers = [threading.Thread(target=load, args=(name, rows)) for name in names]
    list(map(threading.Thread.start, workers))
    for worker in workers:
        worker.join()


# Kept in a container, and started from there.
def load_from_tuple(rows):
    first = threading.Thread(target=load, args=("users", rows))
    second = threading.Thread(target=load, args=("orders", rows))
    for worker in (first, second):
        worker.start()
    for worker in (first, second):
        worker.join()


def load_from_dict(names, rows):
    workers = {}
    for name in names:
        workers[name] = threading.Thread(target=load, args=(name, rows))
    for worker in workers.values():
        worker.start()
    for worker in workers.values():
        worker.join()


def load_from_list(rows):
    first = threading.Thread(target=load, args=("users", rows))
    second = threading.Thread(target=load, args=("orders", rows))
    workers = [first, second]
    [worker.start() for worker in workers]
    [worker.join() for worker in workers]


waiting = []


def enqueue(rows):
    worker = threading.Thread(target=load, args=("users", rows))
    waiting.append(worker)


# Started on one of the ways.
def load_if_needed(rows, needed):
    worker = threading.Thread(target=load, args=("users", rows), daemon=True)
    if needed:
        worker.start()


def load_or_not(rows, source):
    worker = threading.Thread(target=load, args=("users", rows), daemon=True)
    try:
        source.open()
    finally:
        worker.start()


# Under another name.
def load_alias(rows):
    worker = threading.Thread(target=load, args=("users", rows))
    background = worker
    background.start()
    background.join()


# An inner function, a callback, a stack starts it.
def load_on_click(rows, button):
    worker = threading.Thread(target=load, args=("users", rows), daemon=True)

    def clicked():
        worker.start()

    button.on_click(clicked)


def load_on_signal(rows, signal):
    worker = threading.Thread(target=load, args=("users", rows), daemon=True)
    signal.connect(worker.start)


def load_at_end(rows, view):
    with ExitStack() as stack:
        worker = threading.Thread(target=load, args=("users", rows), daemon=True)
        stack.callback(worker.start)
        view.draw()


# The module's own: another function starts it.
current = None


def prepare(rows):
    global current
    current = threading.Thread(target=load, args=("users", rows), daemon=True)


def begin():
    if current is not None:
        current.start()


class Player:
    """The object's own: another method, or the owner, starts it."""

    def __init__(self, device):
        self._thread = threading.Thread(target=device.play)
        self.meter = threading.Thread(target=device.measure)
        helper = multiprocessing.Process(target=device.decode)
        self.helpers = [helper]

    def play(self):
        self._thread.start()

    def stop(self):
        self._thread.join()


class Collector(threading.Thread):
    """Starts itself."""

    def __init__(self, source):
        super().__init__(daemon=True)
        self.source = source
        self.start()

    def run(self):
        self.source.collect()


def collect(source):
    collector = Collector(source)
    return collector.source


class Autostart(threading.Thread):
    """Made by a factory method that starts it."""

    def run(self):
        print("running")

    @classmethod
    def launch(cls):
        thread = cls()
        thread.start()
        return thread


class Server(threading.Thread):
    """Started by the `with` that enters it, and by the function that makes it."""

    def __init__(self, handler):
        super().__init__(daemon=True)
        self.handler = handler
        self.address = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc_info):
        self.join()

    def run(self):
        self.handler.serve()


def ask(handler, question):
    with Server(handler) as server:
        return handler.ask(server.address, question)


def make_server(handler):
    return Server(handler)


def ask_twice(handler, question):
    with make_server(handler) as server:
        return handler.ask(server.address, question), handler.ask(server.address, question)


def running_server(handler):
    server = Server(handler)
    server.start()
    return server


def address_of(handler):
    server = running_server(handler)
    return server.address


# Its `start` is handed to somebody who calls it.
def start_with_retry(rows, retry):
    worker = threading.Thread(target=load, args=("users", rows), daemon=True)
    retry(worker.start, times=3)


# Without a target it has no work that could be missed.
def default_name():
    return threading.Thread().name


# What is called Thread here is no thread.
class Thread:
    def __init__(self, title):
        self.title = title


def open_thread(title):
    thread = Thread(title)
    print(thread.title)
