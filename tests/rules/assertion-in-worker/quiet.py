"""Assertions that somebody hears of."""

import threading
from concurrent.futures import ThreadPoolExecutor


def test_pool():
    def check():
        assert 1 + 1 == 2

    with ThreadPoolExecutor() as pool:
        pool.submit(check).result()


def test_errors():
    errors = []

    def check():
        try:
            assert 1 + 1 == 2
        except AssertionError as error:
            errors.append(error)

    worker = threading.Thread(target=check)
    worker.start()
    worker.join()
    assert not errors


def test_plain():
    def check():
        assert 1 + 1 == 2

    check()


def serve(port):
    assert port > 0
    print(port)


def main():
    server = threading.Thread(target=serve, args=(80,))
    server.start()
    server.join()
