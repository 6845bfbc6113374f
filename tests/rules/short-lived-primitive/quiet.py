"""Near misses: waited for, kept, used afterwards, global, and what is no primitive."""

import multiprocessing
import threading
import time
from multiprocessing import Lock, Process, Queue, Value

gate = Lock()


def add(total, number):
    with total.get_lock():
        total.value += number


def joined():
    total = Value("i", 0)
    child = Process(target=add, args=(total, 1))
    child.start()
    child.join()


def answer(replies):
    replies.put(42)


# What waits for the child gives it time to begin.
def asked():
    replies = Queue()
    child = Process(target=answer, args=(replies,), daemon=True)
    child.start()
    return replies.get()


def slept():
    total = Value("i", 0)
    child = Process(target=add, args=(total, 1), daemon=True)
    child.start()
    time.sleep(5)


# Kept by somebody who lives longer.
class Server:
    def start(self):
        self.total = Value("i", 0)
        child = Process(target=add, args=(self.total, 1), daemon=True)
        child.start()


def returned():
    total = Value("i", 0)
    child = Process(target=add, args=(total, 1), daemon=True)
    child.start()
    return total


def owned():
    total = Value("i", 0)
    child = Process(target=add, args=(total, 1))
    child.start()
    return child


def write(lock, path):
    with lock:
        print(path)


def with_global(path):
    child = Process(target=write, args=(gate, path), daemon=True)
    child.start()


# Threads share it.
def threaded(path):
    lock = multiprocessing.Lock()
    thread = threading.Thread(target=write, args=(lock, path), daemon=True)
    thread.start()


def plain(path):
    child = Process(target=print, args=(path,), daemon=True)
    child.start()
