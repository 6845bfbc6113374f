"""Replaces only what it names, or is somebody else's."""

from threading import Lock
from time import sleep

from gevent import monkey

from patches import patch_all

monkey.patch_all(thread=False)
patch_all()
lock = Lock()
sleep(1)
