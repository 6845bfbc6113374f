"""Four workers add to one counter, somebody peeks, and money moves between two accounts."""
import threading
import time


class Counter:
    def __init__(self):
        self._lock = threading.Lock()
        self.value = 0
        self.items = []

    def add(self, item):
        with self._lock:
            self._store(item)

    def _store(self, item):
        self.value += 1
        self.items.append(item)

    def reset(self):
        with self._lock:
            self.value = 0
            time.sleep(0.1)

    def peek(self):
        return self.value


ledger = threading.Lock()
counter = Counter()


def worker():
    for number in range(10):
        counter.add(number)


def audit():
    with ledger:
        counter.add("audit")


threads = [threading.Thread(target=worker) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
audit()
