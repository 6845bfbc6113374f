"""What should be a tuple of arguments is a single value: parentheses alone do not make a tuple."""

import multiprocessing
import threading
from multiprocessing.pool import ThreadPool
from threading import Thread as Worker


def greet(name):
    print("hello", name)


def count(limit):
    print(sum(range(limit)))


def drain(jobs):
    jobs.wait()


# Text, which is taken apart into its characters.
def text():
    thread = threading.Thread(target=greet, args=("Ann"))  # expect: PC0103 "'Ann'"
    thread.start()
    thread.join()


# A number, under another name of the class; a timer; a process.
def numbers():
    workers = [
        Worker(target=count, args=(10)),  # expect: PC0103 "`args=(10)` is not a tuple, so it cannot be unpacked into arguments"
        threading.Timer(1.0, count, args=(10)),  # expect: PC0103 "(10)"
        multiprocessing.Process(target=count, args=10),  # expect: PC0103 "10"
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


# A variable that holds text, and a value put together.
def variables(number):
    place = "upper left"
    threads = [
        threading.Thread(target=greet, args=(place)),  # expect: PC0103 "place"
        threading.Thread(target=greet, args=f"user {number}"),  # expect: PC0103 "characters"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# An object that cannot be iterated over; a pool takes the tuple second.
def objects():
    done = threading.Event()
    waiter = threading.Thread(target=drain, args=(done))  # expect: PC0103 "(done)"
    waiter.start()
    with ThreadPool(4) as pool:
        pool.apply_async(drain, (done))  # expect: PC0103 "(done)"
        done.set()
    waiter.join()


class Room:
    """Nobody knows what the connection is, but the target wants just one argument."""

    def __init__(self, server):
        self.server = server

    def serve(self):
        while True:
            connection, address = self.server.accept()
            print(address)
            threading.Thread(target=self.talk, args=(connection), daemon=True).start()  # expect: PC0103 "(connection)"

    def talk(self, connection):
        connection.send(b"welcome")


class Beat:
    """Nothing at first, an event from `start` on: what is handed over is the event."""

    def __init__(self, beat):
        self.beat = beat
        self.stopped = None

    def start(self):
        self.stopped = threading.Event()
        threading.Thread(target=self.run, args=(self.stopped), daemon=True).start()  # expect: PC0103 "(self.stopped)"

    def run(self, stopped):
        while not stopped.wait(1.0):
            self.beat()

    def stop(self):
        self.stopped.set()
