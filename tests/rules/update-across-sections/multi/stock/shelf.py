import threading


class Shelf:
    def __init__(self):
        self.lock = threading.Lock()
        self.boxes = 0

    def put(self, count):
        with self.lock:
            self.boxes += count
