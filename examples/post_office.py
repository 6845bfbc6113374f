"""A post office: letters come in, sorters and a franking machine work them off.

Each desk takes its work from a queue. What goes wrong is who says that something is done, and who hears that all is.
"""

import multiprocessing
import queue
import threading
import urllib.request

letters = queue.SimpleQueue()
parcels = queue.Queue()
telegrams = queue.Queue()
postcards = queue.Queue()
newspapers = queue.Queue()
closing_time = threading.Event()


def frank():
    while True:
        print("franked", letters.get())
        letters.task_done()


def open_counter(names):
    threading.Thread(target=frank, daemon=True).start()
    for name in names:
        letters.put(name)
    letters.join()


def weigh():
    while True:
        print("weighed", parcels.get())


def open_depot(names):
    threading.Thread(target=weigh, daemon=True).start()
    for name in names:
        parcels.put(name)
    parcels.join()


def wire():
    while True:
        address = telegrams.get()
        print("answered", urllib.request.urlopen(address).status)
        telegrams.task_done()


def open_telegraph(addresses):
    threading.Thread(target=wire, daemon=True).start()
    for address in addresses:
        telegrams.put(address)
    telegrams.join()


def sort_postcards():
    for postcard in iter(postcards.get, None):
        print("sorted", postcard)


def sort_all(names):
    sorters = [threading.Thread(target=sort_postcards) for _ in range(3)]
    for sorter in sorters:
        sorter.start()
    for name in names:
        postcards.put(name)
    postcards.put(None)
    for sorter in sorters:
        sorter.join()


def deliver():
    while not closing_time.is_set():
        newspaper = newspapers.get()
        print("delivered", newspaper)


def open_kiosk(names):
    runner = threading.Thread(target=deliver)
    runner.start()
    for name in names:
        newspapers.put(name)
    closing_time.set()
    runner.join()


def drop(chute):
    for number in range(3):
        chute.send(f"letter {number}")


def empty_chute():
    basket, chute = multiprocessing.Pipe(duplex=False)
    mailman = multiprocessing.Process(target=drop, args=(chute,))
    mailman.start()
    while True:
        try:
            print("sorted", basket.recv())
        except EOFError:
            break  # never: the sorter holds the chute open, too
    mailman.join()


if __name__ == "__main__":
    open_counter(["Ada", "Grace"])
    open_depot(["Edsger"])
    sort_all(["Barbara", "Donald"])
    open_kiosk(["Tony"])
    open_telegraph(["https://example.org"])
