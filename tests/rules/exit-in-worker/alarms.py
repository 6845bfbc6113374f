"""Workers that mean to end the program."""

import sys
import threading
from sys import exit as leave


def watch(path):
    try:
        with open(path) as log:
            print(log.read())
    except OSError as error:
        print(error)
        sys.exit(1)  # expect: PC0123 "`sys.exit` ends only the thread `watch`, silently: the program goes on"


class Poller(threading.Thread):
    def run(self):
        while True:
            self.poll()

    def poll(self):
        if input() == "q":
            leave()  # expect: PC0123


def strict(count):
    if count < 0:
        raise SystemExit("count is negative")  # expect: PC0123


def bell():
    quit()  # expect: PC0123


def main():
    threads = [
        threading.Thread(target=watch, args=("log.txt",)),
        Poller(),
        threading.Thread(target=strict, args=(-1,)),
        threading.Timer(1, bell),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
