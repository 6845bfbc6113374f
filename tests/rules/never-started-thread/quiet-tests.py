"""A test looks at threads that it never means to start."""

import threading
import unittest


def work():
    print("working")


class ThreadTest(unittest.TestCase):
    # The name is what is tested.
    def test_name(self):
        thread = threading.Thread(target=work, name="worker")
        self.assertEqual(thread.name, "worker")

    # So is the refusal to join.
    def test_join_before_start(self):
        thread = threading.Thread(target=work)
        with self.assertRaises(RuntimeError):
            thread.join()


def test_daemon():
    thread = threading.Thread(target=work, daemon=True)
    assert thread.daemon
    assert "daemon" in repr(thread)
