"""Part of a program with threads."""

import pump


def main(job):
    worker = pump.make(job)
    worker.run()  # expect: PC0105
