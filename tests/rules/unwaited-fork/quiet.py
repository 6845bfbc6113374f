"""Parents that leave, and copies that become something else."""

import os
import sys


def background():
    if os.fork() > 0:
        sys.exit(0)  # the parent is gone, and init waits
    print("child")


def hidden():
    pid = os.fork()
    if pid:
        os._exit(0)
    print("child")


def given():
    return os.fork()  # who gets it may wait


def kept(children):
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    children.append(pid)


class Road:
    def fork(self):
        return "left"


def travel():
    if Road().fork() == "left":
        print("left")
