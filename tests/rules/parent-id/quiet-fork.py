"""Forked by the main process itself."""

import multiprocessing
import os


def report():
    print("started by", os.getppid())


def reported():
    context = multiprocessing.get_context("fork")
    child = context.Process(target=report)
    child.start()
    child.join()
