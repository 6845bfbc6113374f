import queue

waiting = queue.Queue()


def submit(job):
    waiting.put(job)
