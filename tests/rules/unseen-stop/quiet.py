"""Near misses: the worker wakes up, by a timeout, by a mark or by the next item; or nobody waits for it."""

import queue
import threading
import time


class Timed:
    def __init__(self):
        self._jobs = queue.Queue()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        while not self._stop.is_set():
            try:
                job = self._jobs.get(timeout=1)
            except queue.Empty:
                continue
            print(job)

    def add(self, job):
        self._jobs.put(job)

    def close(self):
        self._stop.set()
        self._thread.join()


class Marked:
    def __init__(self):
        self._tasks = queue.Queue()
        self._ended = False
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        while not self._ended:
            task = self._tasks.get()
            if task is None:
                break
            print(task)

    def add(self, task):
        self._tasks.put(task)

    def close(self):
        self._ended = True
        self._thread.join()


class Woken:
    def __init__(self):
        self._calls = queue.Queue()
        self._open = True
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        while self._open:
            call = self._calls.get()
            call()

    def add(self, call):
        self._calls.put(call)

    def close(self):
        self._open = False
        self.add(time.monotonic)
        self._thread.join()


class Abandoned:
    def __init__(self):
        self._lines = queue.Queue()
        self._going = True
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self):
        while self._going:
            line = self._lines.get()
            print(line)

    def add(self, line):
        self._lines.put(line)

    def close(self):
        self._going = False


class Patient:
    def __init__(self):
        self._cards = queue.Queue()
        self._live = True
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        while self._live:
            card = self._cards.get()
            print(card)

    def add(self, card):
        self._cards.put(card)

    def close(self):
        self._live = False
        self._thread.join(timeout=1)
        if self._thread.is_alive():
            print("still at work")


class Fed:
    """Another thread goes on putting in: the worker looks at the flag at the next item."""

    def __init__(self):
        self._ticks = queue.Queue()
        self._on = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        threading.Thread(target=self._tick, daemon=True).start()

    def _tick(self):
        while True:
            time.sleep(1)
            self._ticks.put(time.monotonic())

    def _run(self):
        while not self._on.is_set():
            tick = self._ticks.get()
            print(tick)

    def close(self):
        self._on.set()
        self._thread.join()


class Closed:
    def __init__(self):
        self._stamps = queue.Queue()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        while not self._over.is_set():
            stamp = self._stamps.get()
            print(stamp)

    def add(self, stamp):
        self._stamps.put(stamp)

    def close(self):
        self._over.set()
        self._stamps.shutdown()
        self._thread.join()


class Given:
    def __init__(self, source):
        self._items = source
        self._halted = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        while not self._halted.is_set():
            item = self._items.get()
            print(item)

    def close(self):
        self._halted.set()
        self._thread.join()
