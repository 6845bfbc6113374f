class Peers:
    def __init__(self):
        self.known = {}

    def add(self, name, address):
        self.known[name] = address
