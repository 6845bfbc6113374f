"""Long waits in one section, short sections that wait for it."""

import queue
import subprocess
import threading
import time
import urllib.request
from time import sleep as pause

status_lock = threading.Lock()
status = {}


class Rates:
    """A request, in a helper; reading the rates has to wait for it."""

    def __init__(self):
        self._lock = threading.Lock()
        self._rates = {}

    def rate(self, currency):
        with self._lock:  # related: PC0215 "waited for here"
            return self._rates[currency]

    def forget(self, currency):
        with self._lock:
            self._rates.pop(currency, None)

    def refresh(self, url):
        with self._lock:
            self._rates = self._fetch(url)  # expect: PC0215 "`urllib.request.urlopen` can take long while `self._lock` is held, and `Rates.rate` waits for that lock"

    def _fetch(self, url):
        text = urllib.request.urlopen(url).read()  # related: PC0215 "called here"
        return dict(line.split() for line in text.decode().splitlines())


# A sleep between two attempts, on a lock of the module taken by hand.
def set_status(name, value):
    with status_lock:
        status[name] = value


def get_status(name):
    with status_lock:
        return status.get(name)


def wait_for(name):
    status_lock.acquire()
    try:
        while name not in status:
            pause(5)  # expect: PC0215 "`pause`"
        return status[name]
    finally:
        status_lock.release()


class Worker:
    """A queue that may stay empty, and an event that may never come."""

    def __init__(self):
        self._jobs = queue.Queue()
        self._ready = threading.Event()
        self._guard = threading.RLock()
        self._done = 0

    def done(self):
        with self._guard:
            return self._done

    def reset(self):
        with self._guard:
            self._done = 0

    def skip(self):
        with self._guard:
            self._done += 1

    def step(self):
        with self._guard:
            job = self._jobs.get()  # expect: PC0215 "self._jobs.get"
            self._done += 1
        return job

    def start(self):
        with self._guard:
            self._ready.wait()  # expect: PC0215 "self._ready.wait"
            self._done = 0


class Build:
    """A child process, before an early return."""

    def __init__(self):
        self._lock = threading.Lock()
        self._log = []

    def note(self, line):
        with self._lock:
            self._log.append(line)

    def size(self):
        with self._lock:
            return len(self._log)

    def run(self, command):
        with self._lock:
            self._log.append(command)
            code = subprocess.call(command)  # expect: PC0215 "subprocess.call"
            if code:
                return code
            time.sleep(0.01)
            self._log.append("done")
        return 0
