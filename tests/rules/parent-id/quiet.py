"""Near misses: the main process itself, threads, a function of both, programs."""

import multiprocessing
import os
import threading


def report(title):
    print(title, os.getppid())


def both():
    report("main")
    child = multiprocessing.Process(target=report, args=("child",))
    child.start()
    child.join()


def shell():
    return os.getppid()


def threaded():
    thread = threading.Thread(target=shell)
    thread.start()
    thread.join()


def asked():
    print(multiprocessing.parent_process().pid)


def ask():
    child = multiprocessing.Process(target=asked)
    child.start()
    child.join()


if __name__ == "__main__":
    both()
    print(shell())
