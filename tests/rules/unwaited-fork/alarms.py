"""Children that nobody asks how they ended."""

import os
import sys


def serve(requests):
    for request in requests:
        pid = os.fork()  # expect: PC0807 "nobody waits for the child that `os.fork()` makes: when it ends, it stays as a zombie"
        if pid == 0:
            print("child", request)
            os._exit(0)
        print("parent of", pid)


def copy():
    if os.fork() == 0:  # expect: PC0807
        print("child")
        sys.exit(0)
    print("goes on")
