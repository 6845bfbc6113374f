"""Part of a program with threads."""

from base import Worker


class Pump(Worker):
    def __init__(self, rate):  # expect: PC0109
        self.rate = rate

    def run(self):
        print(self.rate)


def main():
    pump = Pump(3)
    pump.start()
    pump.join()
