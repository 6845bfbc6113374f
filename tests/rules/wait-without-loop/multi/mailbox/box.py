import threading


class Box:
    def __init__(self):
        self.changed = threading.Condition()
        self.letters = []

    def put(self, letter):
        with self.changed:
            self.letters.append(letter)
            self.changed.notify()
