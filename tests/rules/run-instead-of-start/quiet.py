"""Near misses: `run()` is called by the thread itself, on what is no thread, or on purpose."""

import subprocess
import threading


def load(name):
    print("loading", name)


class Download(threading.Thread):
    def run(self):
        print("before")
        # The base's part of the work.
        super().run()
        threading.Thread.run(self)


class Resumed(Download):
    def run(self):
        super().run()

    def again(self):
        # The object calls its own method.
        self.run()


class Job:
    """Not a thread."""

    def run(self):
        load("job")


def jobs():
    Job().run()
    subprocess.run(["true"], check=True)


# In the foreground if that is wished for.
def either(background):
    thread = threading.Thread(target=load, args=("rows",))
    if background:
        thread.start()
        thread.join()
    else:
        thread.run()


# The one object of a class, and nobody waits for it: the program itself is the work.
def serve():
    server = Download()
    server.run()


# Nobody knows whether it is a thread.
def given(worker):
    worker.run()
