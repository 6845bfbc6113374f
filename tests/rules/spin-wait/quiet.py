"""Near misses: loops that rest, do something, or end by themselves."""

import threading
import time

ready = False
stopped = threading.Event()
limit = 3


def prepare():
    global ready
    ready = True


# It sleeps in between: polling, not spinning.
def poll():
    while not ready:
        time.sleep(0.1)


# A call may wait.
def pump(source):
    while not ready:
        source.read()


def wait_properly():
    while not stopped.wait(1):
        pass


# The test calls something, which may wait or change what is asked for.
def consume(jobs):
    while jobs.next():
        pass


# The loop itself changes what it asks for.
def count():
    left = 10
    while left:
        left -= 1


# Nobody changes it: another kind of mistake.
def forever():
    while limit:
        pass


def twice():
    while True:
        pass


def main():
    for target in (prepare, poll, wait_properly):
        threading.Thread(target=target, daemon=True).start()
