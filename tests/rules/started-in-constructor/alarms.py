"""Threads that are started before their object is complete."""

import threading


class Meter:
    def __init__(self):
        self._thread = threading.Thread(target=self._run)
        self._thread.start()  # expect: PC0108 "starts `Meter._run`, which reads `self.total` before the constructor has set it"
        self.total = 0

    def _run(self):
        print(self.total)

    def stop(self):
        self._thread.join()


class Sampler(threading.Thread):
    def __init__(self, rate):
        super().__init__(daemon=True)
        self.rate = rate
        self.start()  # expect: PC0108
        self.samples = []

    def run(self):
        self.sample()

    def sample(self):
        self.samples.append(self.rate)


class Clock:
    def __init__(self):
        ticker = threading.Timer(0.1, self._tick)
        ticker.start()  # expect: PC0108
        self.lock = threading.Lock()

    def _tick(self):
        with self.lock:
            print("tick")
