"""Near misses: emptied first, or meanwhile, or by somebody else; one small mark; queues without a pipe."""

import queue
import threading
from multiprocessing import Manager, Process, Queue


def read(path, lines):
    with open(path) as file:
        for line in file:
            lines.put(line)
    lines.put(None)


# Emptied first.
def first(path):
    lines = Queue()
    reader = Process(target=read, args=(path, lines))
    reader.start()
    found = list(iter(lines.get, None))
    while (line := lines.get()) is not None:
        found.append(line)
    reader.join()
    return found


# By a thread.
def meanwhile(path):
    lines = Queue()
    reader = Process(target=read, args=(path, lines))
    reader.start()
    printer = threading.Thread(target=show, args=(lines,))
    printer.start()
    reader.join()
    printer.join()
    return lines.get()


def show(lines):
    for line in iter(lines.get, None):
        print(line)
    print(lines.get())


# By another child.
def through(path):
    lines = Queue()
    reader = Process(target=read, args=(path, lines))
    printer = Process(target=show, args=(lines,))
    reader.start()
    printer.start()
    reader.join()
    printer.join()


def ready(marks):
    marks.put("ready")


# A small mark fits into the pipe.
def marked():
    marks = Queue()
    child = Process(target=ready, args=(marks,))
    child.start()
    child.join()
    return marks.get()


# No longer than that.
def timed(path):
    lines = Queue()
    reader = Process(target=read, args=(path, lines))
    reader.start()
    reader.join(1)
    return lines.get()


# A manager's queue lies in the manager.
def managed(path):
    with Manager() as manager:
        lines = manager.Queue()
        reader = Process(target=read, args=(path, lines))
        reader.start()
        reader.join()
        return lines.get()


# Threads have no pipe.
def threaded(path):
    lines = queue.Queue()
    reader = threading.Thread(target=read, args=(path, lines))
    reader.start()
    reader.join()
    return lines.get()


def work(jobs, path):
    for job in iter(jobs.get, None):
        print(job, path)
    print(jobs.get())


# The parent puts, the child takes.
def given(path):
    jobs = Queue()
    worker = Process(target=work, args=(jobs, path))
    worker.start()
    jobs.put(path)
    jobs.put(None)
    worker.join()
