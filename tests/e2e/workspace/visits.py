"""Counts the visits that several threads record, and reports them from an event loop."""
import asyncio
import threading
import time


class Visits:
    def __init__(self):
        self.total = 0
        self.guard = threading.Lock()

    def record(self, page):
        with self.guard:
            self.total += len(page)

    def report(self):
        with self.guard:
            return self.total


def browse(visits):
    time.sleep(0.1)
    visits.record("index")


async def poll(visits):
    time.sleep(0.5)  # interleave: ignore[PC0901]
    await asyncio.sleep(1)
    return visits.report()


visits = Visits()
visitor = threading.Thread(target=browse, args=(visits,))
visitor.start()
print(asyncio.run(poll(visits)))
visitor.join()
