"""Near misses: somebody takes the result, the job tells of its exceptions itself, or nothing can fail."""

import asyncio
import logging
import multiprocessing
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

log = logging.getLogger(__name__)
done = threading.Event()


def fetch(url):
    return urlopen(url).read()


def log_failure(error):
    log.error("failed: %s", error)


# Taken, kept, handed on.
def taken(urls):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(fetch, url) for url in urls]
        for page in pool.map(fetch, urls):
            print(page)
        pool.submit(fetch, urls[0]).add_done_callback(log_failure)
        list(pool.map(fetch, urls))
        pages = pool.map(fetch, urls)
    return [future.result() for future in futures], pages


# Logs what goes wrong.
def fetch_safely(url):
    """Never fails."""
    try:
        page = urlopen(url).read()
        print(page)
    except Exception:
        log.exception("no page")
        return None
    return page


# Has thought of everything, in parts.
def fetch_in_parts(url, on_error):
    log.info("fetching %s", url)
    response = urlopen(url)
    try:
        return response.read()
    except Exception as error:
        on_error(error)


def fetch_known(url, known):
    try:
        if url not in known:
            raise KeyError(url)
    except KeyError:
        log.info("unknown")


def fetch_tuple(url):
    page = None
    try:
        page = urlopen(url).read()
    except (OSError, Exception):
        log.info("no page")
    return page


def finish():
    done.set()
    log.info("done")


class Exporter:
    def export(self, name):
        raise NotImplementedError


def export(name):
    Exporter().export(name)
    finish()


def fire_and_forget(urls):
    with ThreadPoolExecutor() as pool:
        pool.map(fetch_safely, urls)
        pool.submit(finish)
        pool.submit(fetch_in_parts, urls[0], log_failure)
        pool.submit(export, "all")
        pool.submit(fetch_known, urls[0], {})
        pool.submit(fetch_tuple, urls[0])


# A callback is told.
def applied(urls, **options):
    with multiprocessing.Pool() as pool:
        pool.apply_async(fetch, (urls[0],), error_callback=log_failure)
        pool.apply_async(fetch, (urls[1],), **options)
        pool.map(fetch, urls)
        pool.close()
        pool.join()


# Awaited, or kept for later.
async def awaited(url):
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, fetch, url)
    later = loop.run_in_executor(None, fetch, url)
    await asyncio.gather(later, loop.run_in_executor(None, fetch, url))


# Nobody knows the job, or the pool.
def unknown(pool, job, urls):
    pool.submit(fetch, urls[0])
    with ThreadPoolExecutor() as own:
        own.submit(job, urls[0])


def test_fetch():
    with ThreadPoolExecutor() as pool:
        pool.submit(fetch, "https://example.org")
