"""Near misses: objects made once, or where twice does not matter."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Client:
    def __init__(self):
        self.sent = []

    def send(self, text):
        self.sent.append(text)


_client = None
_client_lock = threading.Lock()
_spare = None
_mode = None


# Tested again under the lock.
def get_client():
    global _client
    if _client is None:
        with _client_lock:
            if _client is None:
                _client = Client()
    return _client


# A constant, whoever sets it.
def mode():
    global _mode
    if _mode is None:
        _mode = "plain"
    return _mode


# Made before the threads are there.
def spare():
    global _spare
    if _spare is None:
        _spare = Client()
    return _spare


def send(text):
    get_client().send(text + mode())


def send_all(texts):
    spare()
    with ThreadPoolExecutor() as pool:
        pool.map(send, texts)


# An object for each thread.
class Reader(threading.Thread):
    def __init__(self):
        super().__init__()
        self._client = None

    def run(self):
        if self._client is None:
            self._client = Client()
        self._client.send("hello")


def read_all():
    readers = [Reader() for _ in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()


# No threads: whoever wants one has it.
class Lazy:
    def __init__(self):
        self._client = None

    def client(self):
        if self._client is None:
            self._client = Client()
        return self._client


# Each thread has its own.
_own = threading.local()


def own():
    if getattr(_own, "client", None) is None:
        _own.client = Client()
    return _own.client


def use_own(text):
    own().send(text)


def use_all(texts):
    with ThreadPoolExecutor() as pool:
        pool.map(use_own, texts)


# Tested before the lock is taken, and again after it, in a method of its own.
class Pool:
    def __init__(self):
        self._lock = threading.Lock()
        self._client = None

    def client(self):
        if self._client is None:
            with self._lock:
                self._make()
        return self._client

    def _make(self):
        if self._client is None:
            self._client = Client()

    # Whoever restarts the pool replaces what is there anyway.
    def restart(self):
        with self._lock:
            self._client = Client()


# Safe: the lock of the class, and the test again under it.
class Registry:
    _only = None
    _lock = threading.Lock()

    def __new__(cls):
        if cls._only is None:
            with cls._lock:
                if cls._only is None:
                    print("first")
                    cls._only = super().__new__(cls)
        return cls._only


def register():
    print(Registry())


for _ in range(3):
    threading.Thread(target=register).start()
