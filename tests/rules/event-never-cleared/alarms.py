"""Loops that wait for an event once."""

import asyncio
import threading


class Printer:
    def __init__(self):
        self.ready = threading.Event()
        self.jobs = []

    def run(self):
        while True:
            self.ready.wait()  # expect: PC0408 "nobody clears `self.ready`: once it is set, this loop waits no more"
            while self.jobs:
                print(self.jobs.pop())

    def add(self, job):
        self.jobs.append(job)
        self.ready.set()


bell = threading.Event()


def listen():
    while True:
        bell.wait()  # expect: PC0408
        print("rung")


def ring():
    bell.set()


class Feed:
    def __init__(self):
        self.changed = asyncio.Event()

    async def follow(self):
        while True:
            await self.changed.wait()  # expect: PC0408
            print("changed")

    def change(self):
        self.changed.set()
