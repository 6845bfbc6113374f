"""The function to run is passed as `group`, the first parameter of a thread: the constructor raises."""

import multiprocessing
import threading
from threading import Thread as Worker


def ping(host):
    print("ping", host)


def beat():
    print("beat")


# The first argument, with the others by name.
def direct():
    pinger = threading.Thread(target=ping, args=("example.org",))  # expect: PC0101 "group"
    pinger.start()
    pinger.join()


# The arguments behind it, too; under another name; as a lambda.
def with_arguments(hosts):
    workers = [
        Worker(target=ping, args=(host,))  # expect: PC0101 "ping"
        for host in hosts
    ]
    workers.append(Worker(target=lambda: ping("localhost")))  # expect: PC0101 "group"
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


# A process has the same parameters.
def beside():
    process = multiprocessing.Process(target=beat, daemon=True)  # expect: PC0101 "beat"
    process.start()
    process.join()


class Beacon(threading.Thread):
    """A class without a constructor of its own has that of its base."""

    def stop(self):
        self.stopped = True


class Station:
    """A method of the object itself."""

    def __init__(self, interval):
        self.interval = interval
        self._thread = threading.Thread(target=self._loop, name="station")  # expect: PC0101 "self._loop"
        self._beacon = Beacon(target=beat)  # expect: PC0101 "Beacon"

    def _loop(self):
        print(self.interval)

    def run(self):
        self._thread.start()
        self._beacon.start()
        self._thread.join()
        self._beacon.join()
