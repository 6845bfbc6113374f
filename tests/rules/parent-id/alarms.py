"""Child processes that take the fork server for their parent."""

import multiprocessing
import os
from multiprocessing import Process
from os import getppid


def report():
    print("started by", os.getppid())  # expect: PC0728 "os.getppid()"


def reported():
    child = Process(target=report)
    child.start()
    child.join()


class Watcher(multiprocessing.Process):
    def run(self):
        while self.is_wanted():
            print("at work")

    def is_wanted(self):
        return getppid() != 1  # expect: PC0728 "getppid()"


def watched():
    watcher = Watcher()
    watcher.start()
    watcher.join()
