"""Whether a thread is a daemon is said after it has been started: the assignment raises."""

import multiprocessing
import threading
from threading import Thread as Worker


def watch(folder):
    print("watching", folder)


# Directly.
def direct():
    watcher = threading.Thread(target=watch, args=("photos",))
    watcher.start()
    watcher.daemon = True  # expect: PC0113 "watcher"
    watcher.join()


# With other lines between, and a comment; a process; by the old method.
def others():
    watcher = Worker(target=watch, args=("music",))
    copy = multiprocessing.Process(target=watch, args=("music",))
    watcher.start()
    print("watching")
    # Must not keep the program alive.
    watcher.daemon = True  # as above  # expect: PC0113 "watcher"
    copy.start()
    copy.daemon = False  # expect: PC0113 "copy"
    old = Worker(target=watch, args=("videos",))
    old.start()
    old.setDaemon(True)  # expect: PC0113; PC1502 "old"
    for each in (watcher, copy, old):
        each.join()


def launch(thread):
    thread.start()


# A helper has started it.
def through_helper():
    watcher = threading.Thread(target=watch, args=("notes",))
    launch(watcher)
    watcher.daemon = True  # expect: PC0113 "watcher"
    watcher.join()


class Recorder(threading.Thread):
    """Its constructor starts it, and then goes on."""

    def __init__(self, folder):
        super().__init__()
        self.folder = folder
        self.start()
        self.daemon = True  # expect: PC0113 "self"

    def run(self):
        watch(self.folder)


class Service:
    """Kept in an attribute."""

    def begin(self):
        self._thread = threading.Thread(target=watch, args=("mail",))
        self._thread.start()
        self._thread.daemon = True  # expect: PC0113 "self._thread"

    def end(self):
        self._thread.join()
