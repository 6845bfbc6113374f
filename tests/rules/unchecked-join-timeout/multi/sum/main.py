"""Part of a program with threads."""

from total import Adder


def main(numbers):
    adder = Adder(numbers)
    adder.start()
    adder.join(2)  # expect: PC0116
    print(adder.total)
