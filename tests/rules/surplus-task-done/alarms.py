"""Items that are done though there were none."""

import queue
import threading

jobs = queue.Queue()


def work():
    while True:
        try:
            job = jobs.get(timeout=1)
            print(job)
        except queue.Empty:
            return
        finally:
            jobs.task_done()  # expect: PC0504 "is reached although `jobs` had nothing: `task_done()` raises `ValueError`"


class Worker(threading.Thread):
    def __init__(self):
        super().__init__()
        self.inbox = queue.PriorityQueue()

    def run(self):
        for _ in range(10):
            try:
                item = self.inbox.get_nowait()
            except queue.Empty:
                item = "nothing"
            print(item)
            self.inbox.task_done()  # expect: PC0504
