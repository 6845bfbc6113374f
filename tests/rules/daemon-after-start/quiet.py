"""Near misses: it is said in time, or of something else."""

import threading


def watch(folder):
    print("watching", folder)


# Before the start.
def in_time():
    watcher = threading.Thread(target=watch, args=("photos",))
    watcher.daemon = True
    watcher.start()
    watcher.join()


# The name may be changed at any time.
def renamed():
    watcher = threading.Thread(target=watch, args=("music",))
    watcher.start()
    watcher.name = "music"
    watcher.join()


# Of the next thread.
def next_thread():
    watcher = threading.Thread(target=watch, args=("music",))
    watcher.start()
    watcher.join()
    watcher = threading.Thread(target=watch, args=("videos",))
    watcher.daemon = True
    watcher.start()
    watcher.join()


# In a loop, the assignment of the next turn is to the next thread.
def in_loop(folders):
    for folder in folders:
        watcher = threading.Thread(target=watch, args=(folder,))
        watcher.daemon = True
        watcher.start()


# In the other branch.
def either(now):
    watcher = threading.Thread(target=watch, args=("mail",))
    if now:
        watcher.start()
    else:
        watcher.daemon = True
        watcher.start()
    watcher.join()


class Service:
    """Not a thread."""

    daemon = False

    def start(self):
        print("started")


def serve():
    service = Service()
    service.start()
    service.daemon = True
