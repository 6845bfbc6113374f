"""Arguments in place of code, and code in a program without threads."""

import os
import subprocess


def lower():
    os.nice(10)


def begin(command, something):
    subprocess.run(command, start_new_session=True, check=True)
    subprocess.run(command, preexec_fn=None, check=True)
    subprocess.run(command, preexec_fn=lower, check=True)  # no thread is there
    something(command, preexec_fn=os.setsid)
