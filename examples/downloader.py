"""Fetches a list of pages with one thread for each, or so it seems.

Run it and watch the clock: is the second way really faster than the first?
"""

import threading
import time
import urllib.request

PAGES = [f"https://example.com/{number}" for number in range(5)]


def fetch(url, results):
    with urllib.request.urlopen(url, timeout=10) as response:
        results[url] = response.read()


def download_one_by_one(urls):
    results = {}
    for url in urls:
        worker = threading.Thread(target=fetch, args=(url, results))
        worker.start()
        worker.join()
    return results


def download_together(urls):
    results = {}
    for url in urls:
        worker = threading.Thread(target=fetch, args=(url, results))
        worker.start()
    return results


def download_pair(first_url, second_url):
    results = {}
    first = threading.Thread(target=fetch, args=(first_url, results))
    second = threading.Thread(target=fetch, args=(second_url, results))
    first.start()
    second.start()
    first.join()
    first.join()
    return results


if __name__ == "__main__":
    begin = time.perf_counter()
    print(len(download_one_by_one(PAGES)), "pages in", time.perf_counter() - begin)
    begin = time.perf_counter()
    print(len(download_together(PAGES)), "pages in", time.perf_counter() - begin)
