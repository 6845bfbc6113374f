"""Modules as a whole, and names that are not replaced: each call looks the function up in the patched module."""

import socket
import time
from threading import current_thread
from time import monotonic

from gevent import monkey

monkey.patch_all()


def work():
    time.sleep(1)
    return socket.gethostname(), monotonic(), current_thread().name
