"""The main thread stays, so the daemons have the time they need."""

import queue
import threading
import time

tasks = queue.Queue()


def work():
    while True:
        task = tasks.get()
        print("done", task)
        tasks.task_done()


def tick(stop):
    while not stop.wait(1.0):
        print("tick")


def main():
    stop = threading.Event()
    # Daemons on purpose: they serve the loop below, which is the program.
    for _ in range(4):
        threading.Thread(target=work, daemon=True).start()
    clock = threading.Thread(target=tick, args=(stop,), daemon=True)
    clock.start()
    try:
        while True:
            command = input("> ")
            if command == "quit":
                break
            tasks.put(command)
    finally:
        # Everything that was asked for is done before the program ends, and the clock has heard of it.
        tasks.join()
        stop.set()
        clock.join()


def demonstrate():
    # Sleeps longer than the other one needs.
    helper = threading.Thread(target=print, args=("helping",), daemon=True)
    helper.start()
    time.sleep(5)


if __name__ == "__main__":
    main()
    demonstrate()
