import threading


def make(job):
    return threading.Thread(target=job)
