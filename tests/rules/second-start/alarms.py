"""A thread is started twice: the second `start()` raises, whether or not its work is done."""

import threading
from threading import Thread as Worker


def sync(folder):
    print("synchronised", folder)


# To run it once more.
def once_more():
    job = threading.Thread(target=sync, args=("photos",))
    job.start()
    job.join()
    print("once more")
    job.start()  # expect: PC0112 "job"
    job.join()


# If it is no longer at work; under another name of the class.
def if_idle():
    job = Worker(target=sync, args=("music",))
    job.start()
    job.join(timeout=1.0)
    if not job.is_alive():
        job.start()  # expect: PC0112 "job"


# One thread, made before the loop.
def several_times():
    job = threading.Thread(target=sync, args=("videos",))
    for _ in range(3):
        job.start()  # expect: PC0112 "loop"
    job.join()


def launch(thread):
    print("starting", thread.name)
    thread.start()


# A helper has started it.
def through_helper():
    job = threading.Thread(target=sync, args=("notes",))
    launch(job)
    job.start()  # expect: PC0112 "job"
    job.join()


class Watcher(threading.Thread):
    """Its constructor starts it."""

    def __init__(self, folder):
        super().__init__(daemon=True)
        self.folder = folder
        self.start()

    def run(self):
        sync(self.folder)


def watch():
    watcher = Watcher("mail")
    watcher.start()  # expect: PC0112 "watcher"
    watcher.join()


class Service:
    """Kept in an attribute."""

    def __init__(self):
        self._thread = threading.Thread(target=sync, args=("calendar",))

    def restart(self):
        self._thread.start()
        self._thread.join()
        self._thread.start()  # expect: PC0112 "self._thread"
        self._thread.join()
