"""The condition of one module, notified from another."""

import threading

changed = threading.Condition()
doors = []


def wait_for_door():
    with changed:
        changed.wait_for(lambda: doors)
