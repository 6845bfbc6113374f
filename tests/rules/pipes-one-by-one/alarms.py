"""Two pipes, read one after the other."""

import subprocess
from subprocess import PIPE, Popen


def build(folder):
    compiler = subprocess.Popen(["make"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    output = compiler.stdout.read()  # expect: PC0809 "`compiler.stdout.read()` may wait for ever: meanwhile nobody reads `compiler.stderr`"
    errors = compiler.stderr.read()
    compiler.wait()
    return output, errors


def lines(command):
    with Popen(command, stdout=PIPE, stderr=PIPE) as process:
        problems = process.stderr.readlines()  # expect: PC0809
        return problems, process.stdout.readlines()
