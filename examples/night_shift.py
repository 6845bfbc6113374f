"""A night shift that is to end when somebody presses Ctrl-C."""

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


if __name__ == "__main__":
    main()
