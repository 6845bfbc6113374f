"""Coroutines that wait for child processes."""

import asyncio
import os
import subprocess
from subprocess import check_output as ask


# By the functions of the module.
async def build(command):
    subprocess.run(command, check=True)  # expect: PC0903
    os.system("sync")  # expect: PC0903 "`os.system`"
    return ask(command)  # expect: PC0903 "`ask`"


class Runner:
    """A child that the object keeps."""

    def __init__(self, command):
        self.child = subprocess.Popen(command)

    async def finish(self):
        await asyncio.sleep(0)
        return self.child.communicate()  # expect: PC0903 "`self.child.communicate`"


# A child of this coroutine, and whatever child ends first.
async def one(command):
    child = subprocess.Popen(command)
    child.wait(5)  # expect: PC0903 "`child.wait`"
    os.waitpid(child.pid, 0)  # expect: PC0903
