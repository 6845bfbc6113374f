"""Part of a program with threads."""

from pump import Pump


def main():
    pump = Pump()
    pump.start()
    pump.daemon = True  # expect: PC0113
    pump.join()
