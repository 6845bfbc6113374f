import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cycle_one import One


class Two:
    def __init__(self, one: "One"):
        self.lock = threading.RLock()
        self.one = one

    def use(self):
        reveal(self.one)  # reveal: One() | ?
        reveal(self.one.lock)  # reveal: threading.Lock() | ?
        reveal(self.one.two.lock)  # reveal: threading.RLock() | ?
