"""Greenlets that block their thread."""

import socket
import subprocess
import time
import urllib.request

import gevent
from gevent.pool import Pool


def fetch(url):
    with urllib.request.urlopen(url) as page:  # expect: PC1603
        return page.read()


def fetch_all(urls):
    return Pool(10).map(fetch, urls)


def pause():
    time.sleep(0.5)


def blink(lamp):
    for _ in range(10):
        lamp.toggle()
        pause()  # expect: PC1603


class Probe:
    def __init__(self, hosts):
        self.hosts = hosts

    def ping(self, host):
        subprocess.run(["ping", "-c", "1", host])  # expect: PC1603

    def connect(self, host):
        socket.create_connection((host, 80)).close()  # expect: PC1603

    def run(self):
        jobs = []
        for host in self.hosts:
            jobs.append(gevent.spawn(self.ping, host))
            jobs.append(gevent.spawn(self.connect, host))
        gevent.joinall(jobs)


def main(lamps):
    gevent.joinall([gevent.spawn(blink, lamp) for lamp in lamps])
    print(fetch_all(["http://a.example", "http://b.example"]))
    Probe(["a.example"]).run()


if __name__ == "__main__":
    main([])
