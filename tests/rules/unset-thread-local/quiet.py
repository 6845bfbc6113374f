"""Threads that put there what they look for, or ask first."""

import threading
from concurrent.futures import ThreadPoolExecutor

context = threading.local()
context.user = "nobody"


class Local(threading.local):
    def __init__(self):
        super().__init__()
        self.user = "nobody"  # in each thread


mine = Local()


def own():
    context.user = "own"
    print(context.user)


def careful():
    print(getattr(context, "user", "nobody"))


def asking():
    if hasattr(context, "user"):
        print(context.user)


def trying():
    try:
        print(context.user)
    except AttributeError:
        print("nobody")


def begin():
    set_language("de")
    print(context.language)


def set_language(language):
    context.language = language


def inherited():
    print(mine.user)


def both():
    print(context.user)  # the main thread calls it, too


worker_state = threading.local()


def prepare():
    worker_state.count = 0


def count():
    worker_state.count += 1  # the pool prepares each of its threads


def main():
    with ThreadPoolExecutor(initializer=prepare) as pool:
        pool.submit(count).result()
    set_language("en")
    both()
    targets = (own, careful, asking, trying, begin, inherited, both)
    threads = [threading.Thread(target=target) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
