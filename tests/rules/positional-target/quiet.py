"""Near misses: the first argument is no target, or the class is not a thread of the library."""

import threading


def ping(host="localhost"):
    print("ping", host)


# `None` is what `group` must be; the target stands second.
def second_place():
    thread = threading.Thread(None, ping)
    thread.start()
    thread.join()


# By name, as it should be.
def by_name():
    thread = threading.Thread(target=ping, args=("example.org",))
    thread.start()
    thread.join()


# What a star brings, nobody knows.
def starred(given, **options):
    threads = [threading.Thread(*given), threading.Thread(**options)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# A timer takes its time first.
def later():
    timer = threading.Timer(5, ping)
    timer.start()
    timer.join()


class Job(threading.Thread):
    """A constructor of its own says what its arguments mean."""

    def __init__(self, work):
        super().__init__()
        self.work = work

    def run(self):
        self.work()


def jobs():
    job = Job(ping)
    job.start()
    job.join()


# A parameter may be None.
def grouped(group):
    thread = threading.Thread(group, ping)
    thread.start()
    thread.join()


class Thread:
    """Another thread, of the program's own."""

    def __init__(self, work):
        self.work = work


def own():
    return Thread(ping)
