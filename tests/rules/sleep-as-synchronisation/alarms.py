"""A sleep where a thread should be waited for."""

import threading
import time
from threading import Thread
from time import sleep

answers = {}
total = 0


# Direct: a dict that the thread fills.
def ask():
    answers["name"] = input()


def main():
    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(0.5)  # expect: PC0311 "this sleep does not ensure that `ask` has written `answers` by then"
    print(answers["name"])
    asking.join()


# A global, an alias of `sleep`, several threads.
def add(amount):
    global total
    total = total + int(amount)  # expect: PC0301


def add_all(amounts):
    for amount in amounts:
        Thread(target=add, args=(amount,), daemon=True).start()
    sleep(2)  # expect: PC0311 "`total`"
    return total


# A variable that a closure sets.
def measure(probe):
    result = None

    def run():
        nonlocal result
        result = probe()

    thread = Thread(target=run)
    thread.start()
    time.sleep(1)  # expect: PC0311 "`result`"
    print(result)
    thread.join()


# Through the object's own method.
class Sensor:
    def __init__(self, device):
        self._device = device
        self.value = None

    def _read(self):
        self.value = self._device.read()

    def sample(self):
        threading.Thread(target=self._read, daemon=True).start()
        time.sleep(0.2)  # expect: PC0311 "`self.value`"
        return self.value
