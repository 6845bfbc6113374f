"""Threads that are started and that nobody waits for."""

import multiprocessing
import queue
import threading
from threading import Event, Thread as Worker


def warm_cache(cache, keys):
    for key in keys:
        cache.load(key)


# Started, and the function returns as if the work were done.
def prepare(cache, keys):
    loader = threading.Thread(target=warm_cache, args=(cache, keys))  # expect: PC0106 "loader"
    loader.start()
    return cache


# Without a name nobody can ever wait for it.
def prepare_quickly(cache, keys):
    Worker(target=warm_cache, args=(cache, keys)).start()  # expect: PC0106


# In a loop: the name is overwritten, all of them run on.
def prepare_each(cache, keys):
    for key in keys:
        thread = Worker(target=warm_cache, args=(cache, [key]))  # expect: PC0106 "thread"
        thread.start()


# Collected in a list that nobody looks at again.
def prepare_all(cache, groups):
    threads = []
    for group in groups:
        thread = threading.Thread(target=warm_cache, args=(cache, group))  # expect: PC0106
        threads.append(thread)
        thread.start()
    print("prepared", len(threads))


def prepare_in_order(cache, groups):
    loaders = [threading.Thread(target=warm_cache, args=(cache, group)) for group in groups]  # expect: PC0106 "loaders"
    for loader in loaders:
        loader.start()
    return sum(1 for key in groups if key in cache)


# One of two is forgotten.
def prepare_two(cache, first, second):
    left = threading.Thread(target=warm_cache, args=(cache, first))
    right = threading.Thread(target=warm_cache, args=(cache, second))  # expect: PC0106 "right"
    left.start()
    right.start()
    left.join()
    return cache


# Made by a factory of this file.
def make_loader(cache, keys):
    return threading.Thread(target=warm_cache, args=(cache, keys), name="loader")


def prepare_by_factory(cache, keys):
    loader = make_loader(cache, keys)  # expect: PC0106 "loader"
    loader.start()


# A subclass of Thread is a thread.
class Indexer(threading.Thread):
    def __init__(self, documents):
        super().__init__()
        self.documents = documents
        self.words = set()

    def run(self):
        for document in self.documents:
            self.words.update(document.split())


def index(documents):
    indexer = Indexer(documents)  # expect: PC0106 "indexer"
    indexer.start()
    return indexer.words


# A process leaves its exit code behind, and a zombie.
def render(page):
    page.render()


def render_all(pages):
    for page in pages:
        process = multiprocessing.Process(target=render, args=(page,))  # expect: PC0106 "process"
        process.start()


# In a coroutine nobody waits either.
async def import_feed(feed, store):
    writer = threading.Thread(target=store.write, args=(await feed.read(),))  # expect: PC0106 "writer"
    writer.start()
    return store


class Heartbeat:
    """Closing sets the event and goes on, while the thread may still be in the middle of a beat."""

    def __init__(self, connection, interval):
        self._connection = connection
        self._interval = interval
        self._stopped = Event()
        self._thread = threading.Thread(target=self._beat, name="heartbeat")
        self._thread.start()

    def _beat(self):
        while not self._stopped.wait(self._interval):
            self._connection.send(b"ping")

    def close(self):
        self._stopped.set()  # expect: PC0106 "self._thread"
        self._connection.close()


class Flusher:
    """The flag is seen at the next turn, when the file is closed already."""

    def __init__(self, path):
        self._file = open(path, "ab")
        self._pending = queue.Queue()
        self._running = False
        self._worker = None

    def start(self):
        self._running = True
        self._worker = threading.Thread(target=self._loop, daemon=True)
        self._worker.start()

    def _loop(self):
        while self._running:
            self._file.write(self._pending.get())

    def stop(self):
        self._running = False  # expect: PC0106 "self._worker"
        self._file.close()


class Uploader:
    """A sentinel in the queue ends the worker some time after `__exit__` returned."""

    def __init__(self, client):
        self._client = client
        self._queue = queue.Queue()
        self._thread = Worker(target=self._run)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *exc_info):
        self._queue.put(None)  # expect: PC0106 "self._thread"

    def _run(self):
        for item in iter(self._queue.get, None):
            self._client.upload(item)


class Monitor(threading.Thread):
    """A thread that starts itself is its own owner, so its `stop` is the place to wait."""

    def __init__(self, sensor):
        super().__init__(daemon=True)
        self.sensor = sensor
        self.finished = threading.Event()
        self.start()

    def run(self):
        while not self.finished.is_set():
            self.sensor.poll()
            self.finished.wait(1.0)

    def stop(self):
        self.finished.set()  # expect: PC0106


class Refresher(threading.Thread):
    """The owner below, in the same file, calls `close` and waits no more than this class does."""

    def __init__(self, table):
        threading.Thread.__init__(self)
        self.table = table
        self.closed = False

    def run(self):
        while not self.closed:
            self.table.refresh()

    def close(self):
        self.closed = True  # expect: PC0106


class Table:
    def __init__(self, source):
        self.source = source
        self.rows = []
        self._refresher = None

    def open(self):
        self._refresher = Refresher(self)
        self._refresher.daemon = True
        self._refresher.start()

    def refresh(self):
        self.rows = self.source.fetch()

    def shutdown(self):
        if self._refresher is not None:
            self._refresher.close()
            self._refresher = None
        self.source.close()


# A set made on the way holds nothing of the thread.
def prepare_all(cache, keys):
    seen = set()
    order = list()
    loader = threading.Thread(target=warm_cache, args=(cache, keys))  # expect: PC0106 "loader"
    loader.start()
    seen.update(keys)
    order.extend(keys)
    return seen, order
