from shelf import Shelf


class Clerk(Shelf):
    def sell(self, count, ask):
        with self.lock:
            left = self.boxes
        if ask(count):
            with self.lock:
                self.boxes = left - count  # expect: PC0318
