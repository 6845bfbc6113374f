"""Events that are cleared, and loops that something else holds up."""

import queue
import threading
import time


class Printer:
    def __init__(self):
        self.ready = threading.Event()
        self.running = threading.Event()
        self.stopped = threading.Event()
        self.lent = threading.Event()
        self.jobs = queue.Queue()

    def run(self):
        while True:
            self.ready.wait()
            self.ready.clear()
            print("work")

    # A gate that stays open.
    def print_all(self):
        while True:
            self.running.wait()
            print(self.jobs.get())

    def poll(self):
        while True:
            self.running.wait()
            print("poll")
            time.sleep(1)

    def until(self):
        while True:
            self.stopped.wait()
            if self.jobs.empty():
                break
            print("more")

    def tick(self):
        while True:
            if self.stopped.wait(1):
                return
            print("tick")

    def hand_on(self):
        clear_later(self.lent)
        while True:
            self.lent.wait()
            print("lent")

    def go(self):
        self.ready.set()
        self.running.set()
        self.stopped.set()
        self.lent.set()


def clear_later(event):
    event.clear()
