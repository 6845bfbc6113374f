"""A thread runs a function that reads the variable of a loop: it sees the value of a later turn."""

import threading
from concurrent.futures import ThreadPoolExecutor
from threading import Thread as Worker


def load(name, retries=0):
    print("loading", name, retries)


# A lambda, in a loop that starts its threads.
def load_all(names):
    threads = []
    for name in names:
        thread = threading.Thread(target=lambda name=name: load(name))  # expect: PC0114 "name"
        thread.start()
        threads.append(thread)
    return threads


# A function defined in the loop.
def greet_all(names):
    threads = []
    for number, name in enumerate(names):

        def greet(name=name):
            # Who is it?
            print("hello", name)  # expect: PC0114 "name"

        threads.append(Worker(target=greet))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# A pool, a comprehension, parameters.
def in_pool(names, tries):
    with ThreadPoolExecutor() as pool:
        for name in names:
            pool.submit(lambda retries, name=name: load(name, retries), 3)  # expect: PC0114 "name"
        for retries in range(tries):
            pool.submit(lambda *rows, retries=retries, **options: print(rows, options, retries), "users")  # expect: PC0114 "retries"
    threads = [Worker(target=lambda name=name: load(name)) for name in names]  # expect: PC0114 "name"
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Server:
    """Bound anew in each turn of an endless loop."""

    def __init__(self, socket):
        self._socket = socket

    def serve(self):
        while True:
            connection, _ = self._socket.accept()
            threading.Thread(target=lambda connection=connection: self.talk(connection), daemon=True).start()  # expect: PC0114 "connection"

    def talk(self, connection):
        connection.send(b"welcome")


# At the level of the module.
for index in range(3):
    threading.Timer(1.0, lambda index=index: load(index)).start()  # expect: PC0114 "index"
