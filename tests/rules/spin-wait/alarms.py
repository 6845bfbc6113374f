"""Loops that do nothing but ask, until another thread answers."""

import threading
import time
from threading import Thread as Worker

ready = False
pending = []


# Direct: a global flag.
def wait_until_ready():
    while not ready:  # expect: PC0310 "this loop spins on `ready` until `prepare` changes it"
#             ^^^^^
        pass
    print("ready")


def prepare():
    global ready
    time.sleep(1)
    ready = True


def main():
    threading.Thread(target=prepare, daemon=True).start()
    wait_until_ready()


# An attribute of the object, with `continue`.
class Pump:
    def __init__(self):
        self.state = "idle"
        self._worker = Worker(target=self._run, daemon=True)

    def start(self):
        self._worker.start()
        while self.state != "running":  # expect: PC0310 "`self.state`"
            continue

    def _run(self):
        self.state = "running"
        time.sleep(10)
        self.state = "idle"


# A container that somebody else fills; the base class asks, the subclass answers.
class Mailbox:
    def __init__(self):
        self.letter = None

    def fetch(self):
        while self.letter is None:  # expect: PC0310 "`self.letter`"
            """nothing to do"""
        return self.letter


class OpenMailbox(Mailbox):
    def deliver(self, letter):
        self.letter = letter


# A variable that a closure sets.
def run_and_wait(job):
    done = False

    def run():
        nonlocal done
        job()
        done = True

    Worker(target=run, daemon=True).start()
    while not done:  # expect: PC0310 "`done`"
        pass
