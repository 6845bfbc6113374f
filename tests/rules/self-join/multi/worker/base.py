import threading


class Stoppable(threading.Thread):
    def __init__(self):
        super().__init__()
        self.stopped = threading.Event()

    def stop(self):
        self.stopped.set()
        self.join()  # expect: PC0111
