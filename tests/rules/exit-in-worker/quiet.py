"""Ends that are meant, caught, or those of the program."""

import multiprocessing
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor


def guarded():
    try:
        sys.exit(1)
    except SystemExit:
        print("caught")


def outer():
    try:
        inner()
    except BaseException as error:
        print(error)


def inner():
    sys.exit(2)  # whoever calls it catches it


def job():
    sys.exit(3)  # the future hands it on


def child():
    sys.exit(4)  # the process ends, with that code


def hard():
    os._exit(5)  # ends the program, whichever thread calls it


def usage():
    sys.exit("usage: …")  # the main thread calls it as well


def check():
    usage()


def done():
    return None


class Game:
    def exit(self):
        return 0


def play():
    Game().exit()


def main():
    if len(sys.argv) > 5:
        usage()
    targets = (guarded, outer, hard, check, done, play)
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with ThreadPoolExecutor() as pool:
        pool.submit(job).result()
    process = multiprocessing.Process(target=child)
    process.start()
    process.join()
    sys.exit(0)


if __name__ == "__main__":
    main()
