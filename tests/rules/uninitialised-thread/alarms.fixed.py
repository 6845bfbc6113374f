"""A thread class has a constructor that never calls that of its base: `start()` raises."""

import multiprocessing
import threading
from threading import Thread


# Directly.
class Upload(threading.Thread):
    def __init__(self, path):  # expect: PC0109 "Upload"
        super().__init__()
        self.path = path

    def run(self):
        print("uploading", self.path)


# Under its short name, with a docstring.
class Ticker(Thread):
    """Prints a line each second."""

    def __init__(self, interval, count=3):  # expect: PC0109 "Thread"
        """`interval` is in seconds."""
        super().__init__()
        # The first tick comes at once.
        self.interval = interval
        self.count = count

    def run(self):
        for n in range(self.count):
            print("tick", n)


# A process, by way of a base of the program.
class Background(multiprocessing.Process):
    def describe(self):
        return "background"


class Resize(Background):
    def __init__(self, images):  # expect: PC0109 "Process"
        super().__init__()
        self.images = images
        self.done = 0

    def run(self):
        self.done = len(self.images)


class Server:
    """The thread is made and started elsewhere."""

    class Connection(Thread):
        def __init__(self, server, peer):  # expect: PC0109 "Connection"
            super().__init__()
            self.server = server
            self.peer = peer

        def run(self):
            self.peer.close()

    def serve(self, peers):
        connections = [self.Connection(self, peer) for peer in peers]
        for connection in connections:
            connection.start()
        for connection in connections:
            connection.join()
