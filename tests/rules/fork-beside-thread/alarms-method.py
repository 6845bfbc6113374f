"""Processes that are forked because the program says so."""

import multiprocessing
import threading
import time

forking = multiprocessing.get_context("fork")
shelf_lock = threading.Lock()
shelf = []


def tidy():
    while True:
        with shelf_lock:
            shelf.sort()
        time.sleep(1)


def count():
    with shelf_lock:
        print(len(shelf))


def greet():
    print("hello")


def main():
    tidier = threading.Thread(target=tidy)
    tidier.start()
    counter = forking.Process(target=count)
    counter.start()  # expect: PC0710 "counter.start()"
    greeter = forking.Process(target=greet)
    greeter.start()  # expect: PC0710
    counter.join()
    greeter.join()
    tidier.join()


if __name__ == "__main__":
    main()
