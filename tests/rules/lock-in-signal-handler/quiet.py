"""Handlers that need not wait for what they interrupt."""

import queue
import signal
import threading

lock = threading.RLock()
worker_lock = threading.Lock()
state_lock = threading.Lock()
stopping = threading.Event()
jobs = queue.SimpleQueue()
states = []


def on_stop(number, frame):
    stopping.set()  # a flag, and no lock of ours
    jobs.put(number)  # may be interrupted by itself


def on_reload(number, frame):
    with lock:  # the interrupted holder may take it again
        states.clear()


def on_dump(number, frame):
    with worker_lock:  # only the worker takes it besides, and it runs on
        print(states)


def on_alarm(number, frame):
    if state_lock.acquire(blocking=False):  # does not wait
        try:
            states.append(number)
        finally:
            state_lock.release()


def work():
    while not stopping.is_set():
        with worker_lock:
            states.append(len(states))


def change():
    with lock:
        states.append(0)
    with state_lock:
        states.append(1)


def main():
    signal.signal(signal.SIGTERM, on_stop)
    signal.signal(signal.SIGHUP, on_reload)
    signal.signal(signal.SIGUSR1, on_dump)
    signal.signal(signal.SIGALRM, on_alarm)
    worker = threading.Thread(target=work)
    worker.start()
    change()
    worker.join()


if __name__ == "__main__":
    main()
