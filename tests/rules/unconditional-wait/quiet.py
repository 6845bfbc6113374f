"""Near misses: something is asked, the wait ends in any case, or callers ask."""

import threading


class Printer:
    def __init__(self):
        self._go = threading.Condition()
        self._ready = False

    # Asked before, with a way out.
    def work(self):
        with self._go:
            if self._ready:
                return
            self._go.wait()

    # A loop.
    def wait_in_loop(self):
        with self._go:
            while not self._ready:
                self._go.wait()
            print("printing")

    # The library asks.
    def wait_by_predicate(self):
        with self._go:
            self._go.wait_for(lambda: self._ready)

    # Wakes after a second at the latest.
    def doze(self):
        with self._go:
            self._go.wait(1.0)
            print("awake")

    # Does nothing but wait: whoever calls it asks.
    def pause(self):
        """Waits for the next change."""
        with self._go:
            self._go.wait()

    # Shows each change as it comes; one that is missed does not matter.
    def show(self):
        while True:
            with self._go:
                self._go.wait()
                print("changed")

    def begin(self):
        with self._go:
            self._ready = True
            self._go.notify_all()


# Whoever notifies is started under the lock, and has to wait for it.
def ring(bell):
    with bell:
        bell.notify()


def wait_for_bell():
    bell = threading.Condition()
    with bell:
        ringer = threading.Thread(target=ring, args=(bell,))
        ringer.start()
        bell.wait()
    ringer.join()


# An event remembers.
def until(event):
    event.wait()
    print("go")


def begin():
    ready = threading.Event()
    thread = threading.Thread(target=until, args=(ready,))
    thread.start()
    ready.set()
    thread.join()
