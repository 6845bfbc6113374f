"""A loop asks an event and sleeps, in turn: it hears of the event only when it has slept."""

import multiprocessing
import threading
import time
from threading import Event
from time import sleep

stop = threading.Event()


# The loop of a worker.
def report():
    while not stop.is_set():
        print("still running")
        stop.wait(5)  # between two reports  # expect: PC0415 "stop"


# Nothing but the wait, under another name.
def until_set(done: Event):
    while not done.is_set():
        done.wait(0.1)  # expect: PC0415 "done"




# An event of processes.
def main():
    over = multiprocessing.Event()
    while not over.is_set():
        print("not over")
        over.wait(1)  # expect: PC0415 "over"


class Poller:
    """An attribute, asked at the head of an endless loop."""

    def __init__(self, interval):
        self.interval = interval
        self._stopped = threading.Event()

    def run(self):
        while True:
            if self._stopped.is_set():
                break
            print("polling")
            self._stopped.wait(self.interval)  # expect: PC0415 "self._stopped"

    def stop(self):
        self._stopped.set()
