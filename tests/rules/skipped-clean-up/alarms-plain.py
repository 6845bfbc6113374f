"""Nothing here has to do with threads, and the clean-up is skipped all the same."""

import contextlib
import os


@contextlib.contextmanager
def inside(folder):
    before = os.getcwd()
    os.chdir(folder)
    yield  # expect: PC1311 "os.chdir"
    os.chdir(before)


@contextlib.contextmanager
def safely_inside(folder):
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
