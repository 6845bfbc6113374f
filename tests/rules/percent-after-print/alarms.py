"""The parenthesis closes before the operator."""

import threading
import threading as th


def work(number):
    print("working on %d") % number  # expect: PC2012


class Worker(th.Thread):
    def __init__(self, number):
        super().__init__()
        self.number = number

    def run(self):
        for turn in range(3):
            print("%s turn %d") % (self.number, turn)  # expect: PC2012


def report(names):
    lines = [print("done: %s") % name for name in names]  # expect: PC2012
    return lines


def main():
    thread = threading.Thread(target=work, args=(1,))
    thread.start()
    thread.join()
    print("all", "of %d done") % 3  # expect: PC2012
    print("end of %s" % "main")
