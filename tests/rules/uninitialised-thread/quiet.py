"""Near misses: the constructor of the base is called, in one way or another."""

import threading
from abc import ABCMeta


# As it should be.
class Upload(threading.Thread):
    def __init__(self, path):
        super().__init__(daemon=True)
        self.path = path


# By the name of the class, and late.
class Ticker(threading.Thread):
    def __init__(self, interval):
        self.interval = interval
        threading.Thread.__init__(self)


# By the old form of `super`.
class Older(threading.Thread):
    def __init__(self):
        super(Older, self).__init__()


# Without a constructor there is nothing to forget.
class Plain(threading.Thread):
    def run(self):
        print("plain")


# Another method does it.
class Restarting(threading.Thread):
    def __init__(self, path):
        self.path = path
        self._prepare()

    def _prepare(self):
        threading.Thread.__init__(self, name=self.path)


# A base of the program does it under another name.
class Base(threading.Thread):
    def setup(self, name):
        threading.Thread.__init__(self, name=name)


class Named(Base):
    def __init__(self, name):
        self.setup(name)


# `start()` is the class's own.
class Inline(threading.Thread):
    def __init__(self, work):
        self.work = work

    def start(self):
        self.work()


# Never to be made.
class Abstract(threading.Thread):
    def __init__(self):
        raise TypeError("use a subclass")


# A metaclass may do it.
class Managed(threading.Thread, metaclass=ABCMeta):
    def __init__(self):
        self.rows = []


# Not a thread.
class Thread:
    pass


class Own(Thread):
    def __init__(self):
        self.rows = []


class Runner(threading.Thread):
    """Safe: the body of the class keeps the constructor of the base under another name."""

    __super_init = threading.Thread.__init__

    def __init__(self, track):
        self.__super_init(name=track)
        self.track = track
