"""Handlers that wait for a lock which the code they interrupt may hold."""

import signal
import threading
import threading as th

lock = threading.Lock()
pending = []


def on_stop(number, frame):
    with lock:  # expect: PC1802 "`on_stop` handles a signal and waits for `lock`, which the interrupted `add` may hold"
        pending.clear()


def add(job):
    with lock:
        pending.append(job)


class Server:
    def __init__(self):
        self.state = th.Lock()
        self.clients = {}

    def start(self):
        signal.signal(signal.SIGHUP, self.reload)
        self.accept("first")

    def accept(self, name):
        self.state.acquire()
        try:
            self.clients[name] = len(self.clients)
        finally:
            self.state.release()

    def reload(self, number, frame):
        self.forget()  # expect: PC1802

    def forget(self):
        with self.state:
            self.clients.clear()


counter_lock = threading.Lock()
counts = {}


def count(name):
    with counter_lock:
        counts[name] = counts.get(name, 0) + 1


def report(*_):
    with counter_lock:  # expect: PC1802
        print(counts)


def main():
    signal.signal(signal.SIGINT, on_stop)
    signal.signal(signal.SIGUSR1, report)
    for number in range(100):
        add(number)
        count(str(number))
    Server().start()


if __name__ == "__main__":
    main()
