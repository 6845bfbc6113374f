"""Objects that know how they are copied, and those without a lock."""

import copy
import pickle
import threading


class Settings:
    def __init__(self):
        self.lock = threading.Lock()
        self.values = {}

    def __getstate__(self):
        return {"values": self.values}


class Deep(Settings):
    def __init__(self):
        super().__init__()
        self.other = threading.Lock()


class Reduced:
    def __init__(self):
        self.lock = threading.Lock()

    def __reduce__(self):
        return (Reduced, ())


class Plain:
    def __init__(self, lock=None):
        self.lock = lock
        self.values = {}


class Lazy:
    def __init__(self):
        self.lock = None

    def begin(self):
        self.lock = threading.Lock()


class Bare:
    def __init__(self):
        self.lock = threading.Lock()
        self.values = {}


def lent(settings: Bare):
    return copy.deepcopy(settings)


def snapshot():
    bare = Bare()
    shallow = copy.copy(bare)
    try:
        pickle.dumps(bare)
    except TypeError:
        print("as expected")
    return copy.deepcopy(Settings()), pickle.dumps(Deep()), copy.deepcopy(Reduced()), copy.deepcopy(Plain()), copy.deepcopy(Lazy()), copy.deepcopy(bare.values), shallow
