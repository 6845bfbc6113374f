"""Objects that cannot be copied for the lock they have."""

import copy
import pickle
import threading
from copy import deepcopy


class Settings:
    def __init__(self):
        self.lock = threading.Lock()
        self.values = {}


class More(Settings):
    pass


class Bell:
    def __init__(self):
        self.rung = threading.Event()


def snapshot():
    settings = Settings()
    return copy.deepcopy(settings)  # expect: PC0225 "`settings` has the lock `Settings.lock`, which `copy.deepcopy` cannot copy: it raises `TypeError`"


def save(file):
    more = More()
    pickle.dump(more, file)  # expect: PC0225
    return pickle.dumps(Settings())  # expect: PC0225


class Owner:
    def __init__(self):
        self.guard = threading.Condition()

    def clone(self):
        return deepcopy(self)  # expect: PC0225
