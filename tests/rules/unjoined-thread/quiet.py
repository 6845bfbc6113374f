"""Near misses of unjoined-thread; the comment of each says who waits, or why nobody has to."""

import multiprocessing
import queue
import socket
import socketserver
import threading
import time
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager

from .support import join_thread


def load(cache, key):
    cache.load(key)


# Joined in the same function.
def load_one(cache, key):
    thread = threading.Thread(target=load, args=(cache, key))
    thread.start()
    thread.join()


# Joined in the `finally`, under another name.
def load_meanwhile(cache, key, view):
    loader = threading.Thread(target=load, args=(cache, key))
    loader.start()
    background = loader
    try:
        view.draw()
    finally:
        background.join(timeout=10)


# A list of threads, joined in a loop, in a comprehension, and from the end.
def load_all(cache, keys):
    threads = []
    for key in keys:
        thread = threading.Thread(target=load, args=(cache, key))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()


def load_all_briefly(cache, keys):
    threads = [threading.Thread(target=load, args=(cache, key)) for key in keys]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]


def load_and_drain(cache, keys):
    threads = [threading.Thread(target=load, args=(cache, key)) for key in keys]
    for thread in threads:
        thread.start()
    while threads:
        threads.pop().join()


# Kept in a dict by name and joined through its values or items.
def load_by_name(cache, keys):
    threads = {}
    for key in keys:
        threads[key] = threading.Thread(target=load, args=(cache, key))
        threads[key].start()
    for key, thread in threads.items():
        thread.join()
        print(key, "loaded")


def load_by_dict(cache, keys):
    threads = {key: threading.Thread(target=load, args=(cache, key)) for key in keys}
    for thread in threads.values():
        thread.start()
    for thread in threads.values():
        thread.join()


# A tuple of two, joined in turn.
def load_pair(cache, first, second):
    left = threading.Thread(target=load, args=(cache, first))
    right = threading.Thread(target=load, args=(cache, second))
    for thread in (left, right):
        thread.start()
    for thread in (left, right):
        thread.join()


# Tries again until it has ended; and: waits by looking.
def load_patiently(cache, key, view):
    thread = threading.Thread(target=load, args=(cache, key))
    thread.start()
    while True:
        thread.join(timeout=0.5)
        if not thread.is_alive():
            break
        view.spin()


def load_visibly(cache, key, view):
    thread = threading.Thread(target=load, args=(cache, key))
    thread.start()
    while thread.is_alive():
        view.spin()
        time.sleep(0.1)


# The caller gets the thread, alone, in a tuple, or as a generator's item: it is the caller's to join.
def start_loading(cache, key):
    thread = threading.Thread(target=load, args=(cache, key))
    thread.start()
    return thread


def start_with_queue(cache):
    results = queue.Queue()
    thread = threading.Thread(target=load, args=(cache, results))
    thread.start()
    return thread, results


def start_each(cache, keys):
    for key in keys:
        thread = threading.Thread(target=load, args=(cache, key))
        thread.start()
        yield thread


# Passed on: the other function, the other object, the outer list has it now.
def wait_for(threads):
    for thread in threads:
        thread.join()


def load_with_helper(cache, keys):
    threads = [threading.Thread(target=load, args=(cache, key)) for key in keys]
    for thread in threads:
        thread.start()
    wait_for(threads)


def load_for(owner, cache, key):
    thread = threading.Thread(target=load, args=(cache, key))
    owner.adopt(thread)
    thread.start()


running = []


def load_in_background(cache, key):
    thread = threading.Thread(target=load, args=(cache, key))
    running.append(thread)
    thread.start()


def finish_background():
    for thread in running:
        thread.join()


# Everything that still runs is joined, whoever started it.
def load_then_wait_for_everybody(cache, keys):
    for key in keys:
        threading.Thread(target=load, args=(cache, key)).start()
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join()


# The stack joins at its end, and so does a cleanup of the test.
def load_in_stack(cache, keys, view):
    with ExitStack() as stack:
        for key in keys:
            thread = threading.Thread(target=load, args=(cache, key))
            thread.start()
            stack.callback(thread.join)
        view.draw()


@contextmanager
def loading(cache, key):
    thread = threading.Thread(target=load, args=(cache, key))
    thread.start()
    try:
        yield
    finally:
        thread.join()


# An inner function joins it.
def load_with_cancel(cache, key, view):
    thread = threading.Thread(target=load, args=(cache, key))
    thread.start()

    def finished():
        thread.join()
        return cache

    view.on_close(finished)


# Waiting is left to the user's choice, but it is there.
def load_maybe(cache, key, blocking):
    thread = threading.Thread(target=load, args=(cache, key))
    thread.start()
    if blocking:
        thread.join()


# A daemon that nobody waits for, by design: fire and forget.
def report_usage(client, event):
    threading.Thread(target=client.send, args=(event,), daemon=True).start()


def report_usage_later(client, event):
    thread = threading.Thread(target=client.send, args=(event,))
    thread.daemon = True
    thread.start()


# The loop of a server: one thread for each connection, for ever.
def serve(port):
    listener = socket.create_server(("", port))
    while True:
        connection, address = listener.accept()
        threading.Thread(target=answer, args=(connection, address)).start()


def answer(connection, address):
    with connection:
        connection.sendall(repr(address).encode())


# A timer is a delayed call, and this one can be cancelled.
def remind(view, seconds):
    timer = threading.Timer(seconds, view.remind)
    timer.start()
    view.on_close(timer.cancel)


def remind_always(view, seconds):
    threading.Timer(seconds, view.remind).start()


# The pool waits for its own threads at the end of the `with`.
def load_in_pool(cache, keys):
    with ThreadPoolExecutor() as pool:
        for key in keys:
            pool.submit(load, cache, key)


def load_and_wait(cache, keys):
    pool = ThreadPoolExecutor(max_workers=4)
    futures = [pool.submit(load, cache, key) for key in keys]
    wait(futures)
    pool.shutdown()


# Processes: joined with the others, or ended and reaped.
def render_all(pages):
    processes = [multiprocessing.Process(target=page.render) for page in pages]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


# Whether the start succeeds is what is asked; it is handed over, not called.
def expect_refusal(expect, cache, key):
    thread = threading.Thread(target=load, args=(cache, key))
    expect(RuntimeError, thread.start)


# A function that never started its thread has nothing to join.
def prepared(cache, key):
    return threading.Thread(target=load, args=(cache, key))


# The object that runs in the thread is what the caller gets, or what is told here to stop at the end: it ends its thread.
def serving(server):
    threading.Thread(target=server.run).start()
    while not server.ready:
        time.sleep(0.1)
    return server


def serve_during(server, request):
    thread = threading.Thread(target=server.run)
    thread.start()
    request.addfinalizer(server.stop)


def serve_once(server, client):
    threading.Thread(target=server.run).start()
    try:
        client.ping()
    finally:
        server.stop()


class Heartbeat:
    """Stopped and joined in `stop`; `close` and `__exit__` go there."""

    def __init__(self, connection):
        self._connection = connection
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._beat)

    def start(self):
        self._thread.start()

    def _beat(self):
        while not self._stopped.wait(1.0):
            self._connection.send(b"ping")

    def stop(self):
        self._stopped.set()
        self._thread.join()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *exc_info):
        self.stop()


class Poller:
    """`request_stop` signals, `wait` waits: together they are the interface."""

    def __init__(self, source):
        self._source = source
        self._running = True
        self._thread = threading.Thread(target=self._poll, daemon=True)
        self._thread.start()

    def _poll(self):
        while self._running:
            self._source.poll()

    def request_stop(self):
        self._running = False

    def wait(self, timeout=None):
        self._thread.join(timeout)


class Workers:
    """A list of threads on the object; the loop in `close` joins each of them through a local name."""

    def __init__(self, count, handler):
        self._tasks = queue.Queue()
        self._handler = handler
        self._threads = []
        for number in range(count):
            thread = threading.Thread(target=self._work, name=f"worker-{number}")
            thread.start()
            self._threads.append(thread)

    def _work(self):
        for task in iter(self._tasks.get, None):
            self._handler(task)

    def close(self):
        for _ in self._threads:
            self._tasks.put(None)
        while self._threads:
            thread = self._threads.pop()
            thread.join()


class Subscriptions:
    """One thread for each topic, in a dict; leaving a topic joins its thread."""

    def __init__(self, broker):
        self._broker = broker
        self._threads = {}
        self._topics = set()

    def enter(self, topic):
        self._topics.add(topic)
        self._threads[topic] = threading.Thread(target=self._listen, args=(topic,))
        self._threads[topic].start()

    def _listen(self, topic):
        while topic in self._topics:
            self._broker.poll(topic)

    def leave(self, topic):
        self._topics.discard(topic)
        self._threads.pop(topic).join()


class Spooler:
    """Joined by `__del__`, after a check that it is not the thread itself that closes."""

    def __init__(self, printer):
        self._printer = printer
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._spool, daemon=True)
        self._thread.start()

    def _spool(self):
        while not self._done.wait(0.5):
            self._printer.next_page()

    def close(self):
        self._done.set()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def __del__(self):
        self.close()


class Mirror:
    """The local name is the attribute: swapped out first, joined after."""

    def __init__(self, source):
        self._source = source
        self._stop = threading.Event()
        self._thread = None

    def start(self):
        self._thread = threading.Thread(target=self._copy)
        self._thread.start()

    def _copy(self):
        while not self._stop.is_set():
            self._source.copy()

    def stop(self):
        thread, self._thread = self._thread, None
        self._stop.set()
        if thread is not None:
            thread.join()


class Collector(threading.Thread):
    """A subclass whose `stop` waits for itself to end."""

    def __init__(self, source):
        super().__init__(daemon=True)
        self._source = source
        self._stop_requested = threading.Event()
        self.start()

    def run(self):
        while not self._stop_requested.is_set():
            self._source.collect()

    def stop(self):
        self._stop_requested.set()
        self.join()


class Downloader(threading.Thread):
    """A subclass that others start: they call `cancel` and `join`, as the function below does."""

    def __init__(self, url):
        super().__init__()
        self.url = url
        self.cancelled = False

    def run(self):
        while not self.cancelled and self.url.more():
            self.url.read()

    def stop(self):
        self.cancelled = True


def download(url, view):
    downloader = Downloader(url)
    downloader.start()
    view.wait_for_cancel()
    downloader.stop()
    downloader.join()


class Encoder(threading.Thread):
    """Nobody in this file makes one, so whether the maker joins it cannot be known."""

    def __init__(self, frames):
        super().__init__()
        self.frames = frames
        self.running = True

    def run(self):
        while self.running:
            self.frames.encode_next()

    def stop(self):
        self.running = False


class Application:
    """The owner joins the thread of its part: `stop` here does what `stop` there leaves out."""

    def __init__(self, source):
        self.feed = Feed(source)

    def stop(self):
        self.feed.stop()
        self.feed.thread.join()


class Feed:
    def __init__(self, source):
        self._source = source
        self._running = True
        self.thread = threading.Thread(target=self._read)
        self.thread.start()

    def _read(self):
        while self._running:
            self._source.read()

    def stop(self):
        self._running = False


class Cache:
    """Only stored; nothing in the class pretends to end the thread, so its owner decides."""

    def __init__(self, store):
        self._store = store
        self._loader = threading.Thread(target=store.load)
        self._loader.start()

    def close(self):
        self._store.close()


class Relay:
    """Joined by a function of another module: it gets the thread, so it may."""

    def __init__(self, source):
        self._source = source
        self._quit = False
        self._thread = threading.Thread(target=self._relay)
        self._thread.start()

    def _relay(self):
        while not self._quit:
            self._source.relay()

    def stop(self):
        self._quit = True
        join_thread(self._thread, timeout=5)


class Player:
    """The flag that `stop` clears is the player's own; no thread looks at it."""

    def __init__(self, device):
        self._device = device
        self._playing = False
        self._volume_watch = threading.Thread(target=device.watch_volume, daemon=True)
        self._volume_watch.start()

    def play(self):
        self._playing = True
        self._device.play()

    def stop(self):
        self._playing = False
        self._device.pause()


class StatusHandler(socketserver.BaseRequestHandler):
    # `serve_forever` returns after `shutdown`, which itself waits for the loop to end.
    def handle(self):
        self.request.sendall(b"ok")


class StatusServer:
    def __init__(self, port):
        self._server = socketserver.TCPServer(("", port), StatusHandler)
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()


# At the end of the program the interpreter waits for every thread that is no daemon.
if __name__ == "__main__":
    server = threading.Thread(target=serve, args=(8000,))
    server.start()
