"""A post office: letters come in, sorters and a franking machine work them off.

Each desk takes its work from a queue. What goes wrong is who says that something is done, and who hears that all is.
"""

import queue
import threading

letters = queue.SimpleQueue()


def frank():
    while True:
        print("franked", letters.get())
        letters.task_done()


def open_counter(names):
    threading.Thread(target=frank, daemon=True).start()
    for name in names:
        letters.put(name)
    letters.join()


if __name__ == "__main__":
    open_counter(["Ada", "Grace"])
