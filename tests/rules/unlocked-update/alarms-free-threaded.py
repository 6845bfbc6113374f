# python: 3.14t
"""Without the GIL a plain `+=` is lost as well, and a warning."""

import threading

ticks = 0


def tick():
    global ticks
    for _ in range(1000):
        ticks += 1  # expect: PC0301 "which runs in several threads at once"


def main():
    threads = [threading.Thread(target=tick) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(ticks)
