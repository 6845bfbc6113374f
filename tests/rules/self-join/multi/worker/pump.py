"""Part of a program with threads."""

from base import Stoppable


class Pump(Stoppable):
    def run(self):
        while not self.stopped.wait(1):
            if self.is_empty():
                self.stop()

    def is_empty(self):
        return False
