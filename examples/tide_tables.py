"""Asks three harbours for their tides, with greenlets that nobody has patched for."""

import time

import gevent


def ask(harbour):
    time.sleep(1)  # the whole thread sleeps
    print(f"{harbour}: high tide at noon")


if __name__ == "__main__":
    gevent.joinall([gevent.spawn(ask, harbour) for harbour in ("Kiel", "Oslo", "Turku")])
