# python: 3.12
"""Forks before threads, after them, or of what becomes another program."""

import multiprocessing
import os
import subprocess
import threading
import time

lock = threading.Lock()


def beat():
    while True:
        with lock:
            time.sleep(1)


def once():
    with lock:
        print("once")


def fork_first():
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    threading.Thread(target=beat, daemon=True).start()


def fork_after_join():
    early = threading.Thread(target=once)
    early.start()
    early.join()
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def perhaps(background):
    """Not on every way."""
    if background:
        threading.Thread(target=beat, daemon=True).start()
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def run_program(path):
    watcher = threading.Thread(target=once)
    watcher.start()
    child = os.fork()
    if child == 0:
        os.execv(path, [path])
    os.waitpid(child, 0)
    watcher.join()


def greet():
    print("hello")


def no_lock_in_common():
    """The child needs nothing of the thread."""
    watcher = threading.Thread(target=once)
    watcher.start()
    greeter = multiprocessing.Process(target=greet)
    greeter.start()
    greeter.join()
    watcher.join()


def start_program():
    watcher = threading.Thread(target=once)
    watcher.start()
    subprocess.run(["true"])
    watcher.join()


if __name__ == "__main__":
    fork_first()
    fork_after_join()
    perhaps(False)
    run_program("/bin/true")
    no_lock_in_common()
    start_program()
