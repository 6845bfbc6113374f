"""Daemon threads that the end of the program cuts off in the middle of what they are for."""

import csv
import multiprocessing
import sqlite3
import threading
import time
from threading import Thread as Worker


def greet(name):
    time.sleep(1)
    print("hello", name)


class Journal:
    """Writes a file that nobody waits to see finished: what is in the buffer is lost, a line may be half."""

    def __init__(self, path, entries):
        self._path = path
        self._entries = entries
        self._thread = threading.Thread(target=self._write, daemon=True)  # expect: PC0115 "self._thread"

    def start(self):
        self._thread.start()

    def _write(self):
        with open(self._path, "a", encoding="utf-8") as journal:
            for entry in self._entries:
                journal.write(entry + "\n")


# A function of the module writes; the thread is a local, made a daemon by attribute.
def export(path, rows):
    with open(path, mode="w", newline="", encoding="utf-8") as handle:
        csv.writer(handle).writerows(rows)


def export_in_background(path, rows):
    exporter = threading.Thread(target=export, args=(path, rows))  # expect: PC0115 "exporter"
    exporter.daemon = True
    exporter.start()


# Through a helper, and without a name.
def save_copy(path, text):
    write_text(path, text)


def write_text(path, text):
    stream = open(path, "wb")
    try:
        stream.write(text.encode())
    finally:
        stream.close()


def save_in_background(path, text):
    Worker(target=save_copy, args=(path, text), daemon=True).start()  # expect: PC0115


# A transaction that is not committed is rolled back, or half of several.
def import_rows(path, rows):
    connection = sqlite3.connect(path)
    for row in rows:
        connection.execute("insert into rows values (?)", row)
        connection.commit()
    connection.close()


def import_in_background(path, rows):
    importer = threading.Thread(target=import_rows, args=(path, rows), daemon=True)  # expect: PC0115 "importer"
    importer.start()


class Recorder(threading.Thread):
    """A subclass that makes itself a daemon and writes in its `run`."""

    def __init__(self, microphone, path):
        super().__init__(daemon=True)
        self.microphone = microphone
        self.path = path

    def run(self):
        with open(self.path, "wb") as tape:
            while self.microphone.is_open():
                tape.write(self.microphone.read())


def record(microphone, path):
    recorder = Recorder(microphone, path)  # expect: PC0115 "recorder"
    recorder.start()


# The program ends here: none of these has a chance to finish.
if __name__ == "__main__":
    greeter = threading.Thread(target=greet, args=("Ada",), daemon=True)  # expect: PC0115 "greeter"
    greeter.start()

    second = Worker(target=greet, args=("Grace",))  # expect: PC0115 "second"
    second.daemon = True
    second.start()

    for guest in ("Alan", "Edsger"):
        waiter = threading.Thread(target=greet, args=(guest,), daemon=True)  # expect: PC0115 "waiter"
        waiter.start()

    process = multiprocessing.Process(target=greet, args=("Barbara",))  # expect: PC0115 "process"
    process.daemon = True
    process.start()
    print("everybody has been greeted")
