"""Objects made on first use by whichever thread comes first, or by two of them."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Client:
    def __init__(self):
        self.sent = []

    def send(self, text):
        self.sent.append(text)


_client = None


# Direct: a global.
def get_client():
    global _client
    if _client is None:  # expect: PC0305 "`_client` is created on first use without a lock, so two threads in `get_client` can both create it"
        _client = Client()
    return _client


def send(text):
    get_client().send(text)


def send_all(texts):
    with ThreadPoolExecutor() as pool:
        pool.map(send, texts)


# The classic: one object for a class, kept on the class.
class Settings:
    _instance = None

    def __init__(self):
        self.values = {}

    @classmethod
    def instance(cls):
        if cls._instance is None:  # expect: PC0305 "`cls._instance`"
            cls._instance = cls()
        return cls._instance


def configure(name):
    Settings.instance().values[name] = name


def configure_all(names):
    threads = [threading.Thread(target=configure, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# An attribute, made by a helper, found through `not`, with an early return.
class Gateway:
    def __init__(self, connect):
        self._connect = connect
        self._link = None

    def _open(self):
        if self._link:  # expect: PC0305 "`self._link`"
            return self._link
        self._link = self._connect()
        return self._link

    def ask(self, question):
        return self._open().ask(question)


def ask_all(connect, questions):
    gateway = Gateway(connect)
    with ThreadPoolExecutor() as pool:
        for question in questions:
            pool.submit(gateway.ask, question)


# A lock around the assignment alone: the second thread waits, and then makes another one.
_index = None
_index_lock = threading.Lock()


def index():
    global _index
    if _index is None:  # expect: PC0305 "`_index` is tested before `_index_lock` is taken"
        with _index_lock:
            _index = Client()
    return _index


def search(word):
    index().send(word)


def search_all(searched):
    threads = []
    for word in searched:
        thread = threading.Thread(target=search, args=(word,))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()


# An attribute of a class that takes its lock, but after the test; nobody starts a thread here.
class Pool:
    def __init__(self):
        self._lock = threading.Lock()
        self._client = None
        self._used = 0

    def client(self):
        if self._client is None:  # expect: PC0305 "`self._client` is tested before `self._lock` is taken and not again after it"
            with self._lock:
                self._client = Client()
        return self._client

    def use(self):
        with self._lock:
            self._used += 1


# Asked by the attribute's name.
class Archive:
    def index(self):
        if not hasattr(self, "_index"):  # expect: PC0305 "`self._index` is created on first use"
            self._index = sorted(open("index"))
        return self._index


archive = Archive()
for _ in range(3):
    threading.Thread(target=archive.index).start()


# A value that cannot change: two equal ones do no harm, the work is done twice.
_release = None


def release(path):
    global _release
    if _release is None:  # expect: PC0305 "`_release` is created on first use"
        with open(path) as file:
            _release = tuple(int(part) for part in file.read().split("."))
    return _release


def compare(path):
    print(release(path))


def compare_all(paths):
    with ThreadPoolExecutor() as pool:
        list(pool.map(compare, paths))


# What all objects share is nobody's own while one of them is made.
class Registry:
    _only = None

    def __new__(cls):
        if cls._only is None:  # expect: PC0305 "`cls._only` is created on first use"
            text = open("settings").read()
            cls._only = super().__new__(cls)
            cls._only.text = text
        return cls._only


def register():
    print(Registry())


for _ in range(3):
    threading.Thread(target=register).start()
