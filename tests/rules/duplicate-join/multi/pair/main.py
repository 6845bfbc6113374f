"""Part of a program with threads."""

from pump import Pump


def main():
    left = Pump()
    right = Pump()
    left.start()
    right.start()
    left.join()
    left.join()  # expect: PC0126
