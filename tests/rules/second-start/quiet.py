"""Near misses: each thread is started once."""

import threading


def sync(folder):
    print("synchronised", folder)


# A new thread under the old name.
def renewed():
    job = threading.Thread(target=sync, args=("photos",))
    job.start()
    job.join()
    job = threading.Thread(target=sync, args=("photos",))
    job.start()
    job.join()


# Each turn makes its own; each turn is another one; a comprehension starts others.
def in_loops(folders):
    for folder in folders:
        job = threading.Thread(target=sync, args=(folder,))  # expect: PC0106
        job.start()
    jobs = [threading.Thread(target=sync, args=(folder,)) for folder in folders]
    for job in jobs:
        job.start()
    others = [threading.Thread(target=sync, args=(folder,)) for folder in folders]
    [job.start() for job in others]
    for job in jobs + others:
        job.join()


# In one branch or the other.
def either(first):
    job = threading.Thread(target=sync, args=("music",))
    if first:
        job.start()
        print("first")
    else:
        job.start()
    job.join()


# The loop is left once it has been started.
def retried():
    job = threading.Thread(target=sync, args=("music",))
    while True:
        if threading.active_count() < 10:
            job.start()
            break
    job.join()


# Whoever expects the error, knows.
def guarded():
    job = threading.Thread(target=sync, args=("music",))
    job.start()
    try:
        job.start()
    except RuntimeError:
        print("it runs already")
    job.join()


class Service:
    """Another method makes a new one."""

    def __init__(self):
        self._renew()

    def _renew(self):
        self._thread = threading.Thread(target=sync, args=("calendar",))

    def restart(self):
        self._thread.start()
        self._thread.join()
        self._renew()
        self._thread.start()
        self._thread.join()


class Restartable(threading.Thread):
    """Its `start()` is its own."""

    def start(self):
        print("starting")
        self.run()


def restart():
    job = Restartable()
    job.start()
    job.start()
    job.join()
