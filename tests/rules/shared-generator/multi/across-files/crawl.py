import threading

import source
from source import remaining as todo


def crawl():
    for page in todo:  # expect: PC1701 "`todo`"
        print(page)


def crawl_in_turn():
    while True:
        with source.guard:
            page = next(source.guarded)
        print(page)


for _ in range(3):
    threading.Thread(target=crawl).start()
    threading.Thread(target=crawl_in_turn).start()
