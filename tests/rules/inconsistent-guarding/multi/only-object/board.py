import threading


class Board:
    def __init__(self):
        self.lock = threading.Lock()
        self.games = {}
        self.ended = 0

    def begin(self, name, players):
        with self.lock:
            self.games[name] = players

    def end(self, name):
        with self.lock:
            del self.games[name]
            self.ended += 1


# The only one: what is done to it by this name and by its methods is done to one object.
board = Board()
