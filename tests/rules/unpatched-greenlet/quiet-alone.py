"""One greenlet, with nobody beside it."""

import time

import gevent


def work():
    time.sleep(1)


if __name__ == "__main__":
    gevent.spawn(work).join()
