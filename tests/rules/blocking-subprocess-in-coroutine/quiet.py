"""Child processes that stop no event loop."""

import asyncio
import os
import subprocess


# Safe: asyncio waits for this one.
async def build(command):
    process = await asyncio.create_subprocess_exec(*command)
    return await process.wait()


# Safe: starting is brief, and nobody waits.
async def start(command):
    return subprocess.Popen(command)


# Safe: a question that is answered at once.
async def ended(child: subprocess.Popen):
    return child.poll() is not None or os.waitpid(child.pid, os.WNOHANG)


# Safe: started and left to itself.
async def spawn(path):
    return os.spawnl(os.P_NOWAIT, path)


# Safe: a worker thread waits.
async def handed_over(command):
    return await asyncio.to_thread(subprocess.run, command, check=True)
