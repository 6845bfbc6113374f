"""Waits that nobody has to wait for, or not long."""

import queue
import socket
import subprocess
import threading
import time
import urllib.request


class Limiter:
    """Safe: every section of the lock waits; taking turns is its purpose."""

    def __init__(self):
        self._lock = threading.Lock()
        self._last = 0.0

    def wait(self):
        with self._lock:
            time.sleep(max(0.0, self._last + 1 - time.monotonic()))
            self._last = time.monotonic()


class Settings:
    def __init__(self):
        self._lock = threading.Lock()
        self._values = None
        self._names = {}
        self._seen = 0

    # Safe: whoever waits for the lock waits for the values.
    def values(self):
        with self._lock:
            if self._values is None:
                self._values = urllib.request.urlopen("http://localhost/").read()
            return self._values

    def name(self, key):
        with self._lock:
            if key not in self._names:
                self._names[key] = subprocess.check_output(["name", key])
            return self._names[key]

    def seen(self):
        with self._lock:
            self._seen += 1
            return self._seen

    # Safe: short.
    def breathe(self):
        with self._lock:
            time.sleep(0.01)
            self._seen = 0

    # Unknown: may be short.
    def back_off(self, seconds):
        with self._lock:
            time.sleep(seconds)
            self._seen = 0

    def clear(self):
        with self._lock:
            self._names.clear()


class Line:
    """Safe: the socket is what the lock protects."""

    def __init__(self, address):
        self._lock = threading.Lock()
        self._socket = socket.create_connection(address)
        self._sent = 0

    def send(self, data):
        with self._lock:
            self._socket.sendall(data)
            self._sent += len(data)

    def sent(self):
        with self._lock:
            return self._sent


class Inbox:
    def __init__(self):
        self._jobs = queue.Queue()
        self._state = threading.Condition()
        self._lock = threading.Lock()
        self._count = 0

    def add(self):
        with self._lock:
            self._count += 1

    def count(self):
        with self._lock:
            return self._count

    # Bounded: half a second at most, or not at all.
    def take(self):
        with self._lock:
            try:
                job = self._jobs.get(timeout=0.2)
            except queue.Empty:
                job = self._jobs.get(block=False)
            self._count -= 1
        return job

    # Safe: waits before it takes the lock.
    def fetch(self):
        job = self._jobs.get()
        with self._lock:
            self._count -= 1
        return job

    # Safe: the condition gives its own lock up while it waits.
    def settled(self):
        with self._state:
            self._state.wait()

    def settle(self):
        with self._state:
            self._state.notify_all()

    # Safe: released before the wait.
    def drain(self):
        self._lock.acquire()
        self._count = 0
        self._lock.release()
        time.sleep(5)


lock = threading.Lock()
totals = []


def report():
    with lock:
        time.sleep(5)
        print(totals)


def collect():
    with lock:
        totals.append(1)


# Safe: one thread does the one and then the other.
if __name__ == "__main__":
    collect()
    report()
    collect()


class Berths:
    """Safe: as many as fit are put in a queue that nobody else has yet."""

    def __init__(self, size):
        self.free = queue.Queue(size)
        for _ in range(size):
            self.free.put(None)


class Harbours:
    def __init__(self):
        self._lock = threading.Lock()
        self._berths = {}

    def berths(self, name):
        with self._lock:
            if name not in self._berths:
                self._berths[name] = Berths(8)
            return self._berths[name]

    def forget(self, name):
        with self._lock:
            self._berths.pop(name, None)

    def count(self):
        with self._lock:
            return len(self._berths)

    def clear(self):
        with self._lock:
            self._berths.clear()
