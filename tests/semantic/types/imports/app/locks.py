import threading

LOCK = threading.Lock()
_HIDDEN = threading.Event()


class Guard:
    def __init__(self):
        self.lock = LOCK
