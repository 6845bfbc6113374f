"""Items that are counted right."""

import queue

jobs = queue.Queue()


def work():
    while True:
        try:
            job = jobs.get(timeout=1)
        except queue.Empty:
            return
        try:
            print(job)
        finally:
            jobs.task_done()


def asks():
    while True:
        job = None
        try:
            job = jobs.get_nowait()
        except queue.Empty:
            print("nothing")
        if job is not None:
            jobs.task_done()


def patient():
    while True:
        try:
            job = jobs.get()
            print(job)
        finally:
            jobs.task_done()


def skips():
    while True:
        try:
            job = jobs.get(timeout=2)
        except queue.Empty:
            continue
        print(job)
        jobs.task_done()


def unknown(inbox):
    try:
        inbox.get(timeout=1)
    finally:
        inbox.task_done()
