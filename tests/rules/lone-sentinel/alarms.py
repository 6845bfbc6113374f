"""One mark for the end of the work, and several workers that wait for it."""

import multiprocessing
import queue
import threading

STOP = object()
letters = queue.Queue()


def sort_letters():
    while True:
        letter = letters.get()
        if letter is None:
            break
        print(letter)


def sort_all(names):
    sorters = []
    for _ in range(3):
        sorter = threading.Thread(target=sort_letters)
        sorter.start()
        sorters.append(sorter)
    for name in names:
        letters.put(name)
    letters.put(None)  # expect: PC0511 "3"
    for sorter in sorters:
        sorter.join()


def bake(orders):
    for order in iter(orders.get, None):
        print(order)


def bakery(wanted):
    orders = multiprocessing.Queue()
    bakers = [multiprocessing.Process(target=bake, args=(orders,)) for _ in range(2)]
    for baker in bakers:
        baker.start()
    for each in wanted:
        orders.put(each)
    orders.put(None)  # expect: PC0511 "2"
    for baker in bakers:
        baker.join()


class Kitchen:
    def __init__(self):
        self._dishes = queue.Queue()
        self._cooks = [threading.Thread(target=self._cook, daemon=True) for _ in range(4)]
        for cook in self._cooks:
            cook.start()

    def _cook(self):
        while True:
            dish = self._dishes.get()
            try:
                if dish is STOP:
                    return
                print(dish)
            finally:
                self._dishes.task_done()

    def order(self, dish):
        self._dishes.put(dish)

    def close(self):
        self._dishes.put(STOP)  # expect: PC0511 "4"
        for cook in self._cooks:
            cook.join()
