"""Python code in the copy of a process."""

import os
import subprocess
import threading
from subprocess import Popen


def lower():
    os.nice(10)


def begin(command):
    return subprocess.run(command, preexec_fn=lower, check=True)  # expect: PC0806 "runs in a copy of the process, where locks that `log` holds stay locked for ever"


def group(command):
    with Popen(command, start_new_session=True) as process:  # expect: PC0806
        return process.wait()


def other(command):
    subprocess.call(command, process_group=0)  # in a group of its own  # expect: PC0806


def log():
    print("logging")


def main():
    logger = threading.Thread(target=log)
    logger.start()
    begin(["make"])
    group(["make"])
    other(["make"])
    logger.join()


if __name__ == "__main__":
    main()
