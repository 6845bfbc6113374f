import threading

from registry import Registry as Base


class Report(Base):
    def lines(self):
        for name, entry in self._entries.items():  # expect: PC0303 "`self._entries` is iterated without `self._lock`"
            yield f"{threading.current_thread().name} {name}: {entry}"
