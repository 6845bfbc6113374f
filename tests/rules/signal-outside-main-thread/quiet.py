"""Handlers that are set in the main thread, or perhaps not at all."""

import multiprocessing
import signal
import threading


def stop(number, frame):
    raise SystemExit(number)


def serve(install=False):
    if install:  # the thread does not ask for it
        signal.signal(signal.SIGINT, stop)
    print("serving")


def careful():
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, stop)
    print("careful")


def early():
    if threading.current_thread() is not threading.main_thread():
        return
    signal.signal(signal.SIGINT, stop)


def tolerant():
    try:
        signal.signal(signal.SIGINT, stop)
    except ValueError:  # not the main thread: then without
        print("no signals here")


def child():
    signal.signal(signal.SIGTERM, stop)  # the main thread of a process of its own


def setup():
    signal.signal(signal.SIGTERM, stop)


class Bell:
    def signal(self, number, handler):
        return handler


def ring():
    Bell().signal(1, stop)  # not that of the library


def blocked():
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})  # allowed in any thread


def main():
    setup()
    threads = [threading.Thread(target=target) for target in (serve, careful, early, tolerant, ring, blocked)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    process = multiprocessing.Process(target=child)
    process.start()
    process.join()


if __name__ == "__main__":
    main()
