"""Fetches many pages with greenlets, and patches too late."""

import socket  # looked up in the module at each call
from time import monotonic, sleep

import requests
from gevent import monkey  # patches
from gevent.pool import Pool

monkey.patch_all()  # expect: PC1601 "time.sleep"

pool = Pool(10)


def fetch(url):
    sleep(0.1)
    return requests.get(url, timeout=5).status_code, monotonic(), socket.gethostname()


print(pool.map(fetch, ["https://example.org"]))
