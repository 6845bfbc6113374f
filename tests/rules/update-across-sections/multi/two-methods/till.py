import threading


class Till:
    def __init__(self):
        self._lock = threading.Lock()
        self._cents = 0

    def content(self):
        with self._lock:
            return self._cents

    def set_content(self, cents):
        with self._lock:
            self._cents = cents
