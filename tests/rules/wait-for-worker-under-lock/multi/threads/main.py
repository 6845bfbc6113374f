"""Starts the thread and waits for it at the wrong place."""

import threading

import state
from worker import fill


def refresh():
    thread = threading.Thread(target=fill)
    thread.start()
    with state.lock:
        thread.join()  # expect: PC0216 "`fill`"
