"""Threads that come from the program itself are known all the same."""

from compat import OLD, new_only
from workers import finished, make_worker


def main():
    worker = make_worker()
    worker.start()
    while worker.isAlive():  # expect: PC1501
        if finished.isSet():  # expect: PC1502
            break
    worker.join()
    if OLD:
        worker.isAlive()
    new_only()
