"""A script without a guard ends at its last line."""

from threading import Thread
from time import sleep


def fetch(name):
    sleep(2)
    print("fetched", name)


fetchers = []
for page in ("index", "news"):
    fetcher = Thread(target=fetch, args=(page,), daemon=True)  # expect: PC0115
    fetchers.append(fetcher)
    fetcher.start()
print("started", len(fetchers))
