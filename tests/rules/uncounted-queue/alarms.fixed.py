"""Queues that do not count are asked about what is unfinished."""

import multiprocessing
import queue
import threading
from multiprocessing import Process
from multiprocessing import JoinableQueue

letters = queue.Queue()


def post():
    while True:
        print(letters.get())
        letters.task_done()  # expect: PC0514 "letters"


def send(names):
    threading.Thread(target=post, daemon=True).start()
    for name in names:
        letters.put(name)
    letters.join()  # expect: PC0514 "letters"


def bake(orders):
    for order in iter(orders.get, None):
        print(order)
        orders.task_done()  # expect: PC0514 "orders"


def bakery(wanted):
    orders = multiprocessing.JoinableQueue(10)
    baker = multiprocessing.Process(target=bake, args=(orders,))
    baker.start()
    for each in wanted:
        orders.put(each)
    orders.join()  # expect: PC0514 "orders"
    orders.put(None)
    baker.join()


class Kitchen:
    def __init__(self):
        self._dishes = JoinableQueue()
        self._cook = Process(target=self._run)
        self._cook.start()

    def _run(self):
        while True:
            dish = self._dishes.get()
            try:
                print(dish)
            finally:
                self._dishes.task_done()  # expect: PC0514 "self._dishes"


def flush(lines):
    """Nobody says that anything is done: a queue that counts would be waited for for ever."""
    out = multiprocessing.SimpleQueue()
    for line in lines:
        out.put(line)
    out.join()  # expect: PC0514 "out"
