"""A thread waits for its own end: `join()` raises."""

import threading
from threading import Thread, current_thread


# By asking for the current thread.
def leave():
    print("leaving")
    threading.current_thread().join()  # expect: PC0111 "itself"


def pause():
    current_thread().join(1.0)  # expect: PC0111 "itself"


class Upload(Thread):
    """`self` is the thread."""

    def run(self):
        print("uploaded")
        # Wait until all is done.
        # done?  # expect: PC0111 "self"
        print("over")


class Download(threading.Thread):
    """By way of another method."""

    def run(self):
        print("downloaded")
        self._finish()

    def _finish(self):
        print("finished")
        if threading.current_thread() is not self:
            self.join()  # expect: PC0111 "Download.run"


class Poller:
    """`close()` is called by whoever has the poller, and by the thread itself when the source is gone."""

    def __init__(self, source):
        self._source = source
        self._running = True
        self._thread = threading.Thread(target=self._poll)
        self._thread.start()

    def _poll(self):
        while self._running:
            try:
                print(self._source.read())
            except OSError:
                self.close()  # related: PC0111

    def close(self):
        self._running = False
        if threading.current_thread() is not self._thread:
            self._thread.join()  # expect: PC0111 "Poller._poll"


class Feed:
    """The target itself."""

    def start(self):
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        print("feeding")
        # expect: PC0111 "self._thread"


def work():
    print("working")
    # expect: PC0111 "worker"


worker = threading.Thread(target=work)
worker.start()
