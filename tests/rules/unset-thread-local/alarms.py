"""Threads that look for what only the main thread has put there."""

import threading
from concurrent.futures import ThreadPoolExecutor

context = threading.local()
context.user = "nobody"


def greet():
    print("hello", context.user)  # expect: PC1908 "`context.user` is set in another thread only: `greet` has none"


class Settings:
    def __init__(self):
        self.local = threading.local()
        self.local.depth = 0

    def work(self, number):
        self.local.depth += number  # expect: PC1908


def main():
    context.language = "en"
    thread = threading.Thread(target=greet)
    thread.start()
    thread.join()
    settings = Settings()
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(settings.work, number) for number in range(3)]
        futures.append(pool.submit(translate, "hello"))
    for future in futures:
        future.result()


def translate(word):
    return word, context.language  # expect: PC1908


if __name__ == "__main__":
    main()
