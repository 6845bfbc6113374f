"""A cache of rendered pages, shared by all threads of a web server.

The first request for a page renders it, all later ones are answered from memory.
"""

import threading
import time


class PageCache:
    def __init__(self, render, lifetime=60.0):
        self._render = render
        self._lifetime = lifetime
        self._pages = {}
        self._lock = threading.Lock()

    def get(self, path):
        self._lock.acquire()
        entry = self._pages.get(path)
        if entry is not None and self._is_fresh(entry):
            return entry[0]
        page = self._render(path)
        self._pages[path] = (page, time.monotonic())
        self._lock.release()
        return page

    def invalidate(self, path):
        with self._lock:
            self._pages.pop(path, None)

    def replace(self, path, page):
        with self._lock:
            self.invalidate(path)
            self._pages[path] = (page, time.monotonic())

    def size(self):
        with self._lock:
            with self._lock:
                return len(self._pages)

    def _is_fresh(self, entry):
        return time.monotonic() - entry[1] < self._lifetime


if __name__ == "__main__":
    cache = PageCache(lambda path: f"<h1>{path}</h1>")
    print(cache.get("/"))
