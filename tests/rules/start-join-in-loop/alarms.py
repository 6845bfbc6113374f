"""Started and joined in the same turn of the loop: one after the other, with the cost of threads."""

import multiprocessing
import threading
from threading import Thread as Worker


def fetch(client, url, pages):
    pages[url] = client.get(url)


# Made, started and joined in one turn.
def fetch_all(client, urls):
    pages = {}
    for url in urls:
        thread = threading.Thread(target=fetch, args=(client, url, pages))
        thread.start()  # related: PC0107
        thread.join()  # expect: PC0107 "thread"
    return pages


# Made before, which does not help when each is joined right after its start.
def fetch_prepared(client, urls):
    pages = {}
    threads = [Worker(target=fetch, args=(client, url, pages)) for url in urls]
    for thread in threads:
        thread.start()
        thread.join()  # expect: PC0107 "thread"
    return pages


# Remembered in a list as well; the list is not what is joined.
def fetch_remembered(client, urls):
    pages = {}
    threads = []
    for url in urls:
        thread = threading.Thread(target=fetch, args=(client, url, pages))
        threads.append(thread)
        thread.start()
        thread.join()  # expect: PC0107
    return len(threads)


# A `while`, and a count.
def fetch_pending(client, pending, pages):
    while pending:
        url = pending.pop()
        thread = threading.Thread(target=fetch, args=(client, url, pages))
        thread.start()
        thread.join()  # expect: PC0107


def fetch_times(client, url, times):
    pages = {}
    for number in range(times):
        thread = threading.Thread(target=fetch, name=f"fetch-{number}", args=(client, url, pages))
        thread.daemon = True
        thread.start()
        thread.join()  # expect: PC0107
    return pages


# Through a factory, and through a subclass with a `run`.
def make_fetcher(client, url, pages):
    return threading.Thread(target=fetch, args=(client, url, pages))


def fetch_by_factory(client, urls):
    pages = {}
    for url in urls:
        fetcher = make_fetcher(client, url, pages)
        fetcher.start()
        fetcher.join()  # expect: PC0107 "fetcher"
    return pages


class Fetcher(threading.Thread):
    def __init__(self, client, url):
        super().__init__()
        self.client = client
        self.url = url
        self.page = None

    def run(self):
        self.page = self.client.get(self.url)


def fetch_by_class(client, urls):
    pages = []
    for url in urls:
        fetcher = Fetcher(client, url)
        fetcher.start()
        fetcher.join()  # expect: PC0107 "fetcher"
        pages.append(fetcher.page)
    return pages


# In a method, with an inner condition on the way.
class Gallery:
    def __init__(self, client):
        self.client = client
        self.pages = {}

    def load(self, urls):
        for url in urls:
            if url not in self.pages:
                loader = Worker(target=fetch, args=(self.client, url, self.pages))
                loader.start()
                loader.join()  # expect: PC0107 "loader"


# Processes are dearer still.
def render(page):
    page.render()


def render_all(pages):
    for page in pages:
        process = multiprocessing.Process(target=render, args=(page,))
        process.start()
        process.join()  # expect: PC0107 "process"


# In a coroutine it stops the loop besides.
async def import_all(store, feeds):
    async for feed in feeds:
        writer = threading.Thread(target=store.write, args=(feed,))
        writer.start()
        writer.join()  # expect: PC0107 "writer"; PC0911


if __name__ == "__main__":
    found = {}
    for address in ("localhost", "example.org"):
        lookup = threading.Thread(target=found.setdefault, args=(address, True))
        lookup.start()
        lookup.join()  # expect: PC0107 "lookup"
