"""Writes events to a file from a thread of its own, so that nobody waits for the disk.

`stop` asks the writer to finish. Does it also wait until the last line is on the disk?
"""

import queue
import threading


class EventLog:
    def __init__(self, path):
        self._path = path
        self._events = queue.Queue()
        self._stopping = threading.Event()
        self._writer = threading.Thread(target=self._write_events)

    def start(self):
        self._writer.start()

    def record(self, event):
        self._events.put(event)

    def stop(self):
        self._stopping.set()
        self._events.put(None)

    def _write_events(self):
        with open(self._path, "a", encoding="utf-8") as file:
            while not self._stopping.is_set():
                event = self._events.get()
                if event is not None:
                    file.write(f"{event}\n")


def write_report(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        for line in lines:
            file.write(line + "\n")


if __name__ == "__main__":
    log = EventLog("events.log")
    log.start()
    log.record("hello")
    log.stop()
    report = threading.Thread(target=write_report, args=("report.txt", ["one", "two"]), daemon=True)
    report.start()
