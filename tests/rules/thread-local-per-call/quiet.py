"""Thread-local objects that outlive the call, or that others see."""

import threading

shared = threading.local()
_late = None


class Client:
    def __init__(self):
        self.store = threading.local()  # lives as long as the object

    def request(self):
        store = self.store
        store.count = 1
        return store.count


def make():
    store = threading.local()  # handed out
    store.value = 1
    return store


def cached(function):
    store = threading.local()  # the function inside keeps it

    def call():
        if not hasattr(store, "value"):
            store.value = function()
        return store.value

    return call


def late():
    global _late
    _late = threading.local()  # a global
    _late.value = 2


def passed_on(work):
    store = threading.local()
    worker = threading.Thread(target=work, args=(store,))  # the other thread has it
    worker.start()
    worker.join()


class Local:
    pass


def own():
    local = Local()
    local.value = 1
    return local.value
