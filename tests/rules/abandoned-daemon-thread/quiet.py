"""Near misses of abandoned-daemon-thread; the comment of each says who waits, or why being cut off does no harm."""

import queue
import socketserver
import threading
import time


def write_report(path, lines):
    with open(path, "w", encoding="utf-8") as report:
        for line in lines:
            report.write(line)


# Joined.
def report(path, lines):
    writer = threading.Thread(target=write_report, args=(path, lines), daemon=True)
    writer.start()
    writer.join()


# No daemon: the interpreter waits for it.
def report_in_background(path, lines):
    writer = threading.Thread(target=write_report, args=(path, lines))
    writer.start()
    return writer


# A daemon by design: it only looks and tells, nothing is left half done.
def watch(sensor):
    def look():
        while True:
            sensor.poll()
            time.sleep(1)

    threading.Thread(target=look, daemon=True).start()


# Only reads.
def warm_up(path):
    def read():
        with open(path, encoding="utf-8") as handle:
            for line in handle:
                print(len(line))

    threading.Thread(target=read, daemon=True).start()


# The caller has it.
def start_report(path, lines):
    writer = threading.Thread(target=write_report, args=(path, lines), daemon=True)
    writer.start()
    return writer


class Journal:
    """Stopped and joined by `close`."""

    def __init__(self, path):
        self._path = path
        self._entries = queue.Queue()
        self._thread = threading.Thread(target=self._write, daemon=True)
        self._thread.start()

    def _write(self):
        with open(self._path, "a", encoding="utf-8") as journal:
            for entry in iter(self._entries.get, None):
                journal.write(entry)

    def close(self):
        self._entries.put(None)
        self._thread.join()


class Spool:
    """`flush` waits until the queue is worked off, and that is when the file is complete."""

    def __init__(self, path):
        self._path = path
        self._jobs = queue.Queue()
        self._worker = threading.Thread(target=self._work, daemon=True)
        self._worker.start()

    def _work(self):
        while True:
            job = self._jobs.get()
            try:
                with open(self._path, "a", encoding="utf-8") as spool:
                    spool.write(job)
            finally:
                self._jobs.task_done()

    def flush(self):
        self._jobs.join()


# A server that is meant to live as long as the program, and a program that lives as long as it is wanted.
class Handler(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.sendall(b"ok")


def greet(name):
    time.sleep(1)
    print("hello", name)


if __name__ == "__main__":
    greeter = threading.Thread(target=greet, args=("Ada",), daemon=True)
    greeter.start()
    greeter.join()

    helpers = [threading.Thread(target=greet, args=(name,), daemon=True) for name in ("Grace", "Alan")]
    for helper in helpers:
        helper.start()
    for helper in helpers:
        helper.join()

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    ticker = threading.Thread(target=greet, args=("everybody",), daemon=True)
    ticker.start()
    server.serve_forever()
