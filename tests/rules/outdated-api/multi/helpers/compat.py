"""Knows which Python it runs on."""

import sys
import threading

OLD = sys.version_info < (3, 9)


def new_only(worker: threading.Thread | None = None):
    return worker


def old_only(worker: threading.Thread):
    return worker.isAlive()


def either(worker: threading.Thread):
    return old_only(worker) if OLD else worker.is_alive()
