"""Coroutines that stop their event loop somewhere below."""

import asyncio
import os
import subprocess
import time
from functools import partial

import requests


# One call below.
def backoff(attempt):
    time.sleep(2**attempt)  # related: PC0914 "waited for here"


async def connect(host):
    for attempt in range(3):
        backoff(attempt)  # expect: PC0914 "`backoff` ends up calling `time.sleep`"
    await asyncio.sleep(0)


class Weather:
    """Methods, two calls below."""

    def __init__(self):
        self.rows = []

    def _load(self, city):
        return requests.get("http://localhost/" + city).json()

    def update(self, city):
        self.rows.append(self._load(city))  # related: PC0914 "called here"

    async def show(self, city):
        self.update(city)  # expect: PC0914 "`requests.get`"
        return self.rows

    # A property looks like no call at all.
    @property
    def version(self):
        return subprocess.check_output(["weather", "--version"])

    async def about(self):
        return self.version  # expect: PC0914


class Session:
    """Entered and left."""

    def __enter__(self):
        time.sleep(1)
        return self

    def __exit__(self, *exc):
        return False


async def talk():
    with Session():  # expect: PC0914
        await asyncio.sleep(0)


# A closure that the coroutine itself calls.
async def measure():
    def settle():
        time.sleep(1)

    settle()  # expect: PC0914


# Returned: by an attribute, and by a parameter with an annotation.
class Forecast:
    def __init__(self):
        self.weather = Weather()

    async def today(self, city):
        return self.weather._load(city)  # expect: PC0914


async def tomorrow(weather: Weather, city):
    return weather._load(city)  # expect: PC0914


# A descriptor that nobody told not to wait.
class Line:
    def __init__(self, descriptor):
        self.descriptor = descriptor

    def next(self):
        return os.read(self.descriptor, 100)


async def hear(line: Line):
    return line.next()  # expect: PC0914 "`next` ends up calling `os.read`"
