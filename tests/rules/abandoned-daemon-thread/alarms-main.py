"""The program ends with the function that the guard calls last."""

import threading
import time


def count_down(seconds):
    while seconds:
        time.sleep(1)
        seconds -= 1
    print("lift-off")


def main():
    counter = threading.Thread(target=count_down, args=(3,), daemon=True)  # expect: PC0115 "counter"
    counter.start()
    print("counting")


if __name__ == "__main__":
    main()
