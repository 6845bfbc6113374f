import threading


def make_worker(job):
    return threading.Thread(target=job)
