"""A thread that its constructor starts."""

import threading


class Watcher(threading.Thread):
    def __init__(self, folder):
        super().__init__(daemon=True)
        self.folder = folder
        self.start()

    def run(self):
        print("watching", self.folder)
