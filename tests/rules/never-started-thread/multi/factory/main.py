"""Part of a program with threads."""

from factory import make_worker


def main():
    worker = make_worker(print)  # expect: PC0104
    print("done")
