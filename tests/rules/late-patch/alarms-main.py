"""The whole path, inside the guard of the main module."""

import gevent.monkey
from urllib3 import PoolManager

manager = PoolManager()

if __name__ == "__main__":
    gevent.monkey.patch_all()  # expect: PC1601 "urllib3.PoolManager"
    print(manager.request("GET", "https://example.org").status)
