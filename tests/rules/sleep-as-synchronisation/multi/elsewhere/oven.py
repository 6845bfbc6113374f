"""What the thread does is written here, and what it writes, too."""

import threading

heat = 0


def warm_up(degrees):
    global heat
    for step in range(degrees):
        heat = step


class Dough:
    def __init__(self):
        self.risen = None

    def rise(self):
        keeper = threading.Thread(target=self._wait)
        keeper.start()
        return keeper

    def _wait(self):
        self.risen = sum(range(1000))


class Glaze:
    def __init__(self):
        self.colour = "white"

    def boil(self):
        cook = threading.Thread(target=self._stir)
        cook.start()
        return cook

    def _stir(self):
        self.colour = "brown"
