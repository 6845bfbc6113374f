import threading

from base import AsyncGuarded, Guarded


class Table(Guarded):
    lock = threading.Lock()

    def clear(self):
        with self.locked():
            self.rows = []


class AsyncTable(AsyncGuarded):
    async def inside(self):
        async with self.gate:
            self.rows = []


def fill(table: Table):
    table.lock.acquire()
    table.reset()
    table.lock.release()
