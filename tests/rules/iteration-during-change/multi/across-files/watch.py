import threading
import time

from peers import Peers as Book

book = Book()


def watch():
    while True:
        for name in book.known:  # expect: PC0307 "`book.known` is iterated while `Peers.add`"
            print(name)
        time.sleep(1)


def main(addresses):
    threading.Thread(target=watch, daemon=True).start()
    for name, address in addresses:
        book.add(name, address)
