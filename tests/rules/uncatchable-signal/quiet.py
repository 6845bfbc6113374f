"""Signals that can be caught, or are only sent."""

import os
import signal


def stop(number, frame):
    raise SystemExit(number)


class Signal:
    def signal(self, number, handler):
        return handler


def main(numbers):
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGTSTP, stop)
    os.kill(os.getpid(), signal.SIGKILL)
    Signal().signal(signal.SIGKILL, stop)
    for number in numbers:
        try:
            signal.signal(number, stop)
        except OSError:
            print("not this one")
    try:
        signal.signal(signal.SIGKILL, stop)
    except OSError:
        print("as expected")


if __name__ == "__main__":
    main(range(1, 65))
