"""Near misses: the event is waited for, or no event is asked, or it is asked to be cleared."""

import asyncio
import threading
import time

stop = threading.Event()
running = threading.Event()


# As it should be.
def report():
    while not stop.wait(5):
        print("still running")


# `wait()` would come back at once while the event is set.
def while_running():
    while running.is_set():
        print("running")
        time.sleep(1)


# Only some turns sleep.
def sometimes(rows):
    while not stop.is_set():
        if rows:
            print(rows.pop())
        else:
            time.sleep(0.1)


# In a coroutine neither would do.
async def in_coroutine():
    while not stop.is_set():
        print("running")
        await asyncio.sleep(1)


# No event.
class Job:
    def is_set(self):
        return True


def other(job):
    mine = Job()
    while not mine.is_set():
        time.sleep(1)
    while not job.is_set():
        time.sleep(1)


# Sleeps once.
def once():
    while not stop.wait(1):
        print("waiting")
    time.sleep(1)
