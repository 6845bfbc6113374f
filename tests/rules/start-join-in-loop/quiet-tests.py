"""A test runs one thread after the other because what each of them leaves behind is the question."""

import threading
import unittest

local = threading.local()
seen = []


def visit():
    seen.append(getattr(local, "visits", 0))
    local.visits = 1


class LocalTest(unittest.TestCase):
    # Each thread starts without the attribute that the one before has set.
    def test_fresh_in_each_thread(self):
        for _ in range(3):
            thread = threading.Thread(target=visit)
            thread.start()
            thread.join()
        self.assertEqual(seen, [0, 0, 0])


def test_many_times():
    for _ in range(100):
        thread = threading.Thread(target=visit)
        thread.start()
        thread.join()
    assert len(seen) >= 100
