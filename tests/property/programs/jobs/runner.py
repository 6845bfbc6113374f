from concurrent.futures import ThreadPoolExecutor
from threading import Thread

from .state import State, update
from . import state as shared


def run(jobs):
    state = State()
    with ThreadPoolExecutor(4) as pool:
        for job in jobs:
            pool.submit(work, state, job)


def work(state, job):
    update(state, job)
    with shared.everything:
        shared.snapshot()


def background(state):
    Thread(target=work, args=(state, None)).start()
    watcher = Thread(target=state.watch, daemon=True)
    watcher.start()
