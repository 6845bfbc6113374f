"""Shells that are killed, and what they have started."""

import subprocess
from subprocess import Popen


def build(command):
    process = subprocess.Popen(command, shell=True)
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()  # expect: PC0805 "`process.kill()` ends the shell only: what runs in it goes on"
        process.wait()


def watch():
    with Popen("tail -f log | grep error", shell=True) as shell:
        print(shell.pid)
        shell.terminate()  # expect: PC0805
