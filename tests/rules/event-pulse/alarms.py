"""Events used as bells."""

import multiprocessing
import threading

ready = threading.Event()


class Stage:
    def __init__(self):
        self.curtain = threading.Event()

    def perform(self, acts):
        for act in acts:
            print(act)
            self.curtain.set()
            self.curtain.clear()  # expect: PC0409 "`self.curtain` is cleared as soon as it is set: a thread that is not waiting just then misses it"


def announce():
    ready.set()
    ready.clear()  # expect: PC0409


def child(bell: "multiprocessing.Event"):
    print(bell)


if __name__ == "__main__":
    gong = multiprocessing.Event()
    gong.set()
    gong.clear()  # expect: PC0409
    announce()
