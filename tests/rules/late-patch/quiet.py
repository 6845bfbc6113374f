"""Patched before anything else; what comes later is patched already."""

from __future__ import annotations

from gevent import monkey

monkey.patch_all()

from time import sleep

import requests


def fetch(url):
    sleep(0.1)
    return requests.get(url, timeout=5)


def again():
    monkey.patch_all()
