"""Near misses: another thread joins, or the thread makes sure that it is not itself."""

import threading


class Upload(threading.Thread):
    def run(self):
        print("uploaded")

    # Called by others only.
    def finish(self):
        self.join()


class Poller:
    """Asks which thread it is."""

    def __init__(self):
        self._thread = threading.Thread(target=self._poll)
        self._thread.start()

    def _poll(self):
        print("polled")
        self.close()

    def close(self):
        if threading.current_thread() is not self._thread:
            self._thread.join()


class Feed:
    """Says that it does not want to wait."""

    def start(self):
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        print("feeding")
        self.stop(wait=False)

    def stop(self, wait=True):
        if wait:
            self._thread.join()


class Guarded:
    """Knows of the error."""

    def start(self):
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        self.stop()

    def stop(self):
        try:
            self._thread.join()
        except RuntimeError:
            print("called by the thread itself")


class Pair:
    """One waits for the other."""

    def start(self):
        self._first = threading.Thread(target=self._read)
        self._second = threading.Thread(target=self._write)
        self._first.start()
        self._second.start()

    def _read(self):
        print("read")

    def _write(self):
        self._first.join()
        print("written")

    def stop(self):
        self._second.join()


class Supervisor:
    """The thread of another object of the class."""

    def __init__(self, other=None):
        self._other = other
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        if self._other:
            self._other.stop()

    def stop(self):
        self._thread.join()


# Text is joined, too.
def text(parts):
    return ", ".join(parts)


# The base class joins; none of the threads that derive from it leads there.
class Stoppable(threading.Thread):
    def stop(self):
        self.join()


class Printer(Stoppable):
    def run(self):
        self.halt()

    def halt(self):
        print("halt")


class Deaf(Stoppable):
    def run(self):
        self.stop()

    def stop(self):
        print("no")


class Patient(Stoppable):
    def run(self):
        self.stop()

    def join(self, timeout=None):
        print("never waits for itself")
