import threading

loaded = threading.Event()
config = {}


def load(path):
    config.update(read(path))
    loaded.set()


def read(path):
    with open(path) as file:
        return dict(line.split("=") for line in file)
