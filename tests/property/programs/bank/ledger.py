import threading


class Ledger:
    def __init__(self):
        self.guard = threading.Lock()
        self.lines = []

    def note(self, owner, amount):
        with self.guard:
            self.lines.append((owner, amount))
            if len(self.lines) > 1000:
                self.trim()

    def trim(self):
        with self.guard:
            del self.lines[:500]
