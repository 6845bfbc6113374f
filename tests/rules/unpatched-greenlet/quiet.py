"""Greenlets that wait as greenlets should, or that nobody runs."""

import threading
import time

import gevent
from gevent import subprocess


def pause(lamp):
    gevent.sleep(0.5)
    lamp.toggle()
    time.sleep(0)


def ping(host):
    subprocess.run(["ping", "-c", "1", host])


def work(host):
    time.sleep(1)


def main(lamps, hosts):
    gevent.joinall([gevent.spawn(pause, lamp) for lamp in lamps])
    gevent.joinall([gevent.spawn(ping, host) for host in hosts])
    beside = threading.Thread(target=work, args=("a",))
    beside.start()
    beside.join()


def unused(hosts):
    """Whoever imports this may patch."""
    return [gevent.spawn(work, host) for host in hosts]


if __name__ == "__main__":
    main([], [])
