"""Asks many harbours for their ferries, with greenlets; one of them sleeps for all."""

from time import sleep

from gevent import monkey
from gevent.pool import Pool

monkey.patch_all()


def ask(harbour):
    sleep(0.5)
    return f"{harbour}: next ferry at noon"


def main():
    for answer in Pool(10).imap(ask, ["Kiel", "Oslo", "Turku"]):
        print(answer)


if __name__ == "__main__":
    main()
