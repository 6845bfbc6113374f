"""Assertions that cannot fail a test."""

import threading
import unittest


def test_total():
    def count():
        total = sum([1, 2])
        assert total == 3  # expect: PC0124 "an assertion that fails here ends the thread of `test_total.count`; the test that started it goes on"

    worker = threading.Thread(target=count)
    worker.start()
    worker.join()


class TotalTest(unittest.TestCase):
    def test_many(self):
        def check(number):
            self.assertEqual(number + number, 2 * number)  # expect: PC0124

        workers = [threading.Thread(target=check, args=(number,)) for number in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    def _check(self):
        self.assertEqual(sum([1, 2]), 3)  # expect: PC0124

    def test_one(self):
        worker = threading.Thread(target=self._check)
        worker.start()
        worker.join()
