"""Threads of another module."""

import threading


class Worker(threading.Thread):
    def run(self):
        print("working")


def make_worker():
    return Worker()


finished = threading.Event()
