import threading


class Adder(threading.Thread):
    def __init__(self, numbers):
        super().__init__()
        self.numbers = numbers
        self.total = 0

    def run(self):
        for number in self.numbers:
            self.total += number.value()
