"""Near misses of start-join-in-loop; the comment of each says what runs meanwhile, or why one at a time is meant."""

import multiprocessing
import threading
import time


def fetch(client, url, pages):
    pages[url] = client.get(url)


# Started in one loop, joined in the next.
def fetch_all(client, urls):
    pages = {}
    threads = []
    for url in urls:
        thread = threading.Thread(target=fetch, args=(client, url, pages))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    return pages


# Once, not in a loop.
def fetch_one(client, url):
    pages = {}
    thread = threading.Thread(target=fetch, args=(client, url, pages))
    thread.start()
    thread.join()
    return pages


# Work of its own between start and join.
def fetch_and_draw(client, urls, view):
    pages = {}
    for url in urls:
        thread = threading.Thread(target=fetch, args=(client, url, pages))
        thread.start()
        view.draw(url)
        thread.join()
    return pages


# Two at a time.
def fetch_pairs(client, pairs):
    pages = {}
    for first, second in pairs:
        left = threading.Thread(target=fetch, args=(client, first, pages))
        right = threading.Thread(target=fetch, args=(client, second, pages))
        left.start()
        right.start()
        left.join()
        right.join()
    return pages


# A batch in each turn.
def fetch_batches(client, batches):
    pages = {}
    for batch in batches:
        threads = [threading.Thread(target=fetch, args=(client, url, pages)) for url in batch]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return pages


# Joins the one before, so two of them overlap.
def fetch_ahead(client, urls):
    pages = {}
    previous = None
    for url in urls:
        thread = threading.Thread(target=fetch, args=(client, url, pages))
        thread.start()
        if previous is not None:
            previous.join()
        previous = thread
    if previous is not None:
        previous.join()
    return pages


# Waits only when asked to.
def fetch_maybe(client, urls, one_by_one):
    pages = {}
    threads = []
    for url in urls:
        thread = threading.Thread(target=fetch, args=(client, url, pages))
        threads.append(thread)
        thread.start()
        if one_by_one:
            thread.join()
    for thread in threads:
        thread.join()
    return pages


# Gives up on the slow ones: the thread is there for its timeout.
def fetch_in_time(client, urls, seconds):
    pages = {}
    for url in urls:
        thread = threading.Thread(target=fetch, args=(client, url, pages), daemon=True)
        thread.start()
        thread.join(timeout=seconds)
        if thread.is_alive():
            pages[url] = None
    return pages


# The second loop starts when the first has ended.
def fetch_when_done(client, urls):
    pages = {}
    threads = [threading.Thread(target=fetch, args=(client, url, pages)) for url in urls]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        time.sleep(0.1)
    for thread in threads:
        thread.join()
    return pages


# Leaves the loop with the start; the join is for the last turn only.
def fetch_first(client, urls):
    pages = {}
    for url in urls:
        if url.startswith("https:"):
            thread = threading.Thread(target=fetch, args=(client, url, pages))
            thread.start()
            thread.join()
            break
    return pages


# A process for each item, so that a crash or a leak ends with the item: the exit code is looked at.
def convert(path):
    print("converting", path)


def convert_all(paths):
    failed = []
    for path in paths:
        process = multiprocessing.Process(target=convert, args=(path,))
        process.start()
        process.join()
        if process.exitcode != 0:
            failed.append(path)
    return failed


# A supervisor: the next one is started because the last one has ended.
def supervise(client, url):
    pages = {}
    while True:
        worker = threading.Thread(target=fetch, args=(client, url, pages))
        worker.start()
        worker.join()
        time.sleep(1)


# `join` of a string, `start` of something else.
def names(parts, clock):
    lines = []
    for part in parts:
        clock.start()
        lines.append(", ".join(part))
    return lines


# The inner function runs one thread when it is called, which the loop does not do.
def handlers(client, urls, buttons):
    pages = {}
    for url, button in zip(urls, buttons):

        def clicked(url=url):
            thread = threading.Thread(target=fetch, args=(client, url, pages))
            thread.start()
            thread.join()

        button.on_click(clicked)
    return pages
