import threading

from .cycle_two import Two


class One:
    def __init__(self):
        self.lock = threading.Lock()
        self.two = Two(self)

    def use(self):
        reveal(self.two)  # reveal: Two()
        reveal(self.two.lock)  # reveal: threading.RLock()
        reveal(self.two.one.lock)  # reveal: threading.Lock() | ?
