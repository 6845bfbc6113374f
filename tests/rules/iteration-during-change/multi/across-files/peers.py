"""Shared by all threads of the program."""

class Peers:
    def __init__(self):
        self.known = {}

    def add(self, name, address):
        self.known[name] = address
