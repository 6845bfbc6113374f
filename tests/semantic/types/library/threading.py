"""The library itself under analysis: what the tables know of it stays the library's."""
import _thread

Lock = _thread.allocate_lock


class Thread:
    def join(self): ...


class Condition: ...


class Event:
    def __init__(self):
        self._cond = Condition(Lock())


class Barrier: ...


def _shutdown():
    return Lock()
