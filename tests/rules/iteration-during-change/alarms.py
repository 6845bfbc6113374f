"""Loops over containers that another thread changes meanwhile."""

import collections
import threading
import time
from threading import Timer

rooms = {}


# Direct: a global dict.
def report():
    while True:
        for name, people in rooms.items():  # expect: PC0307 "`rooms` is iterated while `enter` adds to it or removes from it in another thread"
#                           ^^^^^^^^^^^^^
            print(name, people)
        time.sleep(1)


def enter(name):
    rooms[name] = [name]


def main(names):
    threading.Thread(target=report, daemon=True).start()
    for name in names:
        enter(name)


# The object's thread loops, its owner adds.
class Monitor:
    def __init__(self):
        self._peers = set()
        self._recent = collections.deque(maxlen=10)
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self):
        while True:
            alive = [peer for peer in self._peers if peer.ping()]  # expect: PC0307 "`self._peers` is iterated while `Monitor.join`"
            self._show(alive)

    # Through a helper.
    def _show(self, alive):
        for number, line in enumerate(self._recent):  # expect: PC0307 "`self._recent` is iterated while `Monitor.log`"
            print(number, line, alive)

    def join(self, peer):
        self._peers.add(peer)

    def log(self, line):
        self._recent.append(line)


# The owner loops, the object's timer takes away.
class Cache:
    def __init__(self):
        self.entries = {}
        self.timer = Timer(60, self.evict)

    def start(self):
        self.timer.start()

    def evict(self):
        for key in list(self.entries):
            del self.entries[key]

    def dump(self):
        return {key: repr(self.entries[key]) for key in self.entries}  # expect: PC0307 "`self.entries` is iterated while `Cache.evict`"


# A list says nothing: it passes over elements.
class Board:
    def __init__(self):
        self.posts = []

    def open(self):
        threading.Thread(target=self.prune, daemon=True).start()

    def prune(self):
        while self.posts:
            self.posts.pop(0)

    def show(self):
        for post in self.posts:  # expect: PC0307 "`self.posts` is iterated while `Board.prune`"
            print(post)
