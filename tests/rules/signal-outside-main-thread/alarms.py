"""Threads that want to handle signals."""

import asyncio
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from signal import SIGTERM
from signal import signal as on_signal


def stop(number, frame):
    raise SystemExit(number)


def serve():
    signal.signal(signal.SIGINT, stop)  # expect: PC1801 "`signal.signal` works only in the main thread, but `serve` runs in another"
    print("serving")


class Server(threading.Thread):
    def run(self):
        self.prepare()
        print("running")

    def prepare(self):
        for number in (SIGTERM, signal.SIGHUP):
            on_signal(number, stop)  # expect: PC1801


def job(number):
    with open("log.txt") as log:
        signal.signal(number, signal.SIG_IGN)  # expect: PC1801
        return log.read()


def main():
    thread = threading.Thread(target=serve)
    thread.start()
    server = Server()
    server.start()
    with ThreadPoolExecutor() as pool:
        print(pool.submit(job, SIGTERM).result())
    thread.join()
    server.join()


def watch(loop: asyncio.AbstractEventLoop):
    loop.add_signal_handler(SIGTERM, print)  # expect: PC1801


def begin():
    loop = asyncio.new_event_loop()
    watcher = threading.Timer(1, watch, args=(loop,))
    watcher.start()
    watcher.join()


if __name__ == "__main__":
    main()
    begin()
