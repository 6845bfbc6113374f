"""A night shift that is to end when somebody presses Ctrl-C."""

import os
import signal
import threading

roster = threading.Lock()
present = []


def on_interrupt(number, frame):
    with roster:
        print("going home:", present)


def arrive(name):
    with roster:
        present.append(name)


def watch():
    signal.signal(signal.SIGTERM, on_interrupt)
    print("watching")


def main():
    signal.signal(signal.SIGINT, on_interrupt)
    watchman = threading.Thread(target=watch)
    watchman.start()
    for name in ("Ada", "Grace", "Edsger"):
        arrive(name)
    watchman.join()


def patrol():
    while True:
        arrive("the guard")


def call_deputy():
    guard = threading.Thread(target=patrol, daemon=True)
    guard.start()
    deputy = os.fork()  # the guard stays here, and the deputy finds the roster locked
    if deputy == 0:
        arrive("the deputy")
        os._exit(0)
    os.waitpid(deputy, 0)


if __name__ == "__main__":
    main()
    call_deputy()
