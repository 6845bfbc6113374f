import threading


class Registry:
    def __init__(self):
        self._lock = threading.Lock()
        self._entries = {}

    def add(self, name, entry):
        with self._lock:
            if name in self._entries:
                raise KeyError(name)
            self._entries[name] = entry

    def remove(self, name):
        with self._lock:
            del self._entries[name]
