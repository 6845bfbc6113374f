"""Children without a shell, or killed as a whole."""

import os
import signal
import subprocess


def plain(command):
    process = subprocess.Popen(command)
    process.kill()
    process.wait()


def session(command):
    process = subprocess.Popen(command, shell=True, start_new_session=True)
    os.killpg(process.pid, signal.SIGTERM)
    process.kill()
    process.wait()


def replaced():
    process = subprocess.Popen("exec make all", shell=True)
    process.terminate()
    process.wait()


def perhaps(command, shell):
    process = subprocess.Popen(command, shell=shell)
    process.terminate()
    process.wait()


def given(process):
    process.kill()
