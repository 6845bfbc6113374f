"""A lighthouse: it tells its listeners of every turn, and ends with the object that lights it."""

import asyncio
import queue
import threading


class Lighthouse:
    def __init__(self):
        self._lock = threading.Lock()
        self._listeners = []
        self._over = threading.Event()
        self._lamp = threading.Thread(target=self._turn)
        self._lamp.start()

    def subscribe(self, listener):
        with self._lock:
            self._listeners.append(listener)

    def _turn(self):
        while not self._over.wait(5):
            self.flash()

    def flash(self):
        # A listener that subscribes another one waits for the lock that its caller holds.
        with self._lock:
            for listener in self._listeners:
                listener("flash")

    def __del__(self):
        # The lamp's thread has the last reference to this object, so this is that thread.
        self._over.set()
        self._lamp.join()


class Harbour:
    def __init__(self):
        self._ships = {}

    async def warn(self, text):
        # A ship that leaves while another one is being warned ends the loop with RuntimeError.
        for ship in self._ships.values():
            await ship.send(text)

    async def berth(self, name, ship):
        self._ships[name] = ship
        await asyncio.sleep(60)
        del self._ships[name]


def unload(crates):
    # Two cranes see the last crate; the one that comes second waits for ever.
    while not crates.empty():
        print("unloaded", crates.get())


def land(crates):
    on_deck = queue.Queue()
    for crate in crates:
        on_deck.put(crate)
    for _ in range(2):
        threading.Thread(target=unload, args=(on_deck,), daemon=True).start()
