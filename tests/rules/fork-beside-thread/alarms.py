"""Forks while threads run."""

import os
import pty
import threading
import time

table = {}
table_lock = threading.Lock()


def refresh():
    while True:
        with table_lock:
            table["now"] = time.time()


def main():
    refresher = threading.Thread(target=refresh, daemon=True)
    refresher.start()
    child = os.fork()  # expect: PC0710
    if child == 0:
        with table_lock:
            print(table)
        os._exit(0)
    os.waitpid(child, 0)


class Daemon:
    def __init__(self):
        self._lock = threading.Lock()
        self._beating = threading.Thread(target=self._beat, daemon=True)

    def _beat(self):
        while True:
            with self._lock:
                print("alive")

    def run(self):
        self._beating.start()
        self._detach()

    def _detach(self):
        if os.fork():  # expect: PC0710
            os._exit(0)
        os.setsid()
        with self._lock:
            print("detached")


class Logger(threading.Thread):
    def run(self):
        while True:
            time.sleep(1)


def open_terminal():
    logger = Logger(daemon=True)
    logger.start()
    pid, fd = pty.fork()  # expect: PC0710
    if pid:
        print(os.read(fd, 1024))
        os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
    Daemon().run()
    open_terminal()
