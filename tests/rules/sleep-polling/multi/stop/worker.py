"""Part of a program with threads."""

import time

from signals import stop as stopped


def work(job):
    while not stopped.is_set():
        job()
        time.sleep(5)  # expect: PC0415
