"""A permit of a semaphore is given back that nobody has taken: from then on one more may enter."""

import threading
from threading import Semaphore

slots = threading.Semaphore(3)


def upload(path, client):
    with slots:
        client.put(path)


# Gives back in `finally` what it never took.
def cancel(path, client):
    try:
        client.cancel(path)
    finally:
        slots.release()  # expect: PC0411 "slots"


# The end of the `with` gives it back once more.
def upload_twice(path, client):
    with slots:
        client.put(path)
        slots.release()  # early  # expect: PC0411 "with"
        print("uploaded", path)


class Pool:
    """An attribute, another name of the class, by hand."""

    def __init__(self):
        self._free = Semaphore()

    def run(self, job):
        self._free.acquire()
        try:
            job()
        finally:
            self._free.release()

    def close(self):
        try:
            print("closing")
        finally:
            self._free.release()  # expect: PC0411 "self._free"


class Kitchen:
    def __init__(self):
        self._stoves = threading.Semaphore(value=4)

    def cook(self, dish):
        with self._stoves:
            self._taste(dish)

    def _taste(self, dish):
        try:
            print(dish)
        finally:
            self._stoves.release()  # expect: PC0411 "self._stoves"
