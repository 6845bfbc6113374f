"""Things that can be waited for."""

import subprocess
import threading

lock = threading.Lock()
filled = threading.Condition(lock)
done = threading.Event()
letters = []


# Safe: a condition on the lock.
def put(letter):
    with lock:
        letters.append(letter)
        filled.notify()


def get():
    with filled:
        filled.wait_for(lambda: bool(letters))
        return letters.pop()


# Safe: an event.
def finish():
    done.wait(1)


# Safe: a process.
def run(command):
    process = subprocess.Popen(command)
    return process.wait()


class Door:
    """Safe: a lock with methods of its own."""

    def __init__(self):
        self._lock = threading.Lock()

    def wait(self):
        with self._lock:
            return True

    def notify(self):
        return self.wait()


def use(door: Door):
    door.wait()
    door.notify()


# Unknown: what the caller gives may be a condition.
def wake(bell=lock):
    bell.notify()
