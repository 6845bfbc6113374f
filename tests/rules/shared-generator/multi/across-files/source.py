import threading


def pages():
    number = 0
    while number < 1000:
        number += 1
        yield number


remaining = pages()
guarded = pages()
guard = threading.Lock()
