"""Thread-local objects that live as long as one call."""

import threading
import threading as th
from threading import local


def connection(address):
    store = threading.local()  # expect: PC1907 "each call of `connection` creates a new thread-local object `store`"
    if not hasattr(store, "connection"):
        store.connection = connect(address)
    return store.connection


class Client:
    def request(self, name):
        cache = local()  # expect: PC1907
        try:
            return cache.names[name]
        except AttributeError:
            cache.names = {name: len(name)}
        return cache.names[name]

    def count(self):
        state = th.local()  # expect: PC1907
        state.calls = getattr(state, "calls", 0) + 1
        return state.calls


async def handle(request):
    context = local()  # expect: PC1907
    context.user = request.user
    return context.user


def connect(address):
    return [address]
