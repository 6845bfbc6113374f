"""Locks, queues and shared values of a function that returns before its processes have begun."""

import multiprocessing
from multiprocessing import Lock, Process, Queue, Value


def add(total, number):
    with total.get_lock():
        total.value += number


# A shared value.
def count():
    total = Value("i", 0)
    first = Process(target=add, args=(total, 1))  # expect: PC0726 "total"
    second = Process(target=add, args=(total, 3))  # expect: PC0726 "total"
    first.start()
    second.start()


def write(lock, path):
    with lock, open(path, "a") as file:
        file.write("x")


# A lock, for several.
def write_all(paths):
    lock = Lock()
    for path in paths:
        writer = Process(target=write, args=(lock, path))  # expect: PC0726 "lock"
        writer.start()
    print("started")


def serve(jobs):
    for job in iter(jobs.get, None):
        print(job)


# A queue that is filled beforehand.
class Server:
    def start(self, names):
        jobs = multiprocessing.Queue()
        for name in names:
            jobs.put(name)
        jobs.put(None)
        server = multiprocessing.Process(target=serve, args=(jobs,))  # expect: PC0726 "jobs"
        server.start()


# Without a name, and for an older Python no less a trap.
def launch():
    done = Queue()
    Process(target=serve, args=(done,)).start()  # expect: PC0726 "done"
