"""An event, a lock or a condition is asked for its truth: the object itself is always true."""

import threading
from threading import Event

stop = threading.Event()
busy = threading.Lock()


# The loop never begins.
def count():
    n = 0
    while not stop.is_set():  # expect: PC0410 "stop"
        n += 1
    return n


# Never ends; together with another question.
def spin(rows):
    running = Event()
    while running.is_set() and rows:  # expect: PC0410 "running"
        print(rows.pop())


class Poller:
    """An attribute; in an `if`, in a conditional expression, in another method than it is made in."""

    def __init__(self):
        self._done = threading.Event()
        self._paused = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        while True:
            if self._done.is_set():  # over?  # expect: PC0410 "self._done"
                break
            state = "paused" if self._paused.is_set() else "running"  # expect: PC0410 "self._paused"
            print(state)

    def stop(self):
        self._done.set()
        self._thread.join()


# A lock that is taken, or free: the object does not say.
def try_it():
    if busy:  # expect: PC0410 "Lock"
        print("somebody is at it")


def poll(stop_event: Event):
    print("polling")
    while not stop_event.is_set():  # expect: PC0410 "stop_event"
        print("polled")


def main():
    halt = Event()
    poller = threading.Thread(target=poll, args=(halt,))
    poller.start()
    halt.set()
    poller.join()
