"""A workshop: orders come in over a counter, machines wait for them, and a bell rings at the end of the day.

Everybody here waits for somebody else, and nobody does it quite right.
"""

import threading
import time

orders = []
ordered = threading.Condition()
lights_on = threading.Condition()
closing = threading.Event()


def order(name):
    with ordered:
        orders.append(name)
    ordered.notify_all()


def saw():
    with lights_on:
        lights_on.wait()
        print("sawing")
    while not closing:
        with ordered:
            if not orders:
                ordered.wait()
            print("cutting", orders.pop())


def drill():
    while not closing.is_set():
        print("drilling")
        time.sleep(1)


def glue(line):
    print("gluing")
    line.wait()


def glue_together():
    line = threading.Barrier(3)
    gluers = [threading.Thread(target=glue, args=(line,)) for _ in range(2)]
    for gluer in gluers:
        gluer.start()
    for gluer in gluers:
        gluer.join()


def first_order():
    with ordered:
        ordered.wait_for(lambda: orders, timeout=10)
        return orders[0].upper()


benches = threading.Semaphore(2)


def plane():
    with benches:
        print("planing")


def clear_bench():
    try:
        print("clearing")
    finally:
        benches.release()


def measure():
    lengths = []
    board = threading.Thread(target=lambda: lengths.append(2.5))
    board.start()
    board.join(timeout=0.1)
    print("longest:", max(lengths))


class Apprentice(threading.Thread):
    def run(self):
        print("sweeping")
        self.join()


class Painter(threading.Thread):
    painted = 0

    def __init__(self, colour):
        super().__init__()
        self.colour = colour
        self.lock = threading.Lock()

    def run(self):
        with self.lock:
            Painter.painted += 1


def open_shop(names):
    machines = [threading.Thread(target=saw), threading.Thread(target=drill), Apprentice()]
    machines += [Painter(colour) for colour in ("red", "green")]
    for name in names:
        machines.append(threading.Thread(target=lambda: order(name)))
    for machine in machines:
        machine.start()
    with lights_on:
        lights_on.notify_all()
    closing.set()
    for machine in machines:
        machine.join()


if __name__ == "__main__":
    open_shop(["table", "chair"])
