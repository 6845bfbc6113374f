"""Near misses: somebody reads, there is no pipe, the wait gives up, or the process may be somebody else's."""

import asyncio
import subprocess
import threading
from subprocess import PIPE, Popen


# Reads and waits.
def report():
    child = subprocess.Popen(["git", "log"], stdout=subprocess.PIPE, text=True)
    output, _ = child.communicate()
    child.wait()
    return output


# Reads to the end, and waits then.
def lines():
    child = Popen(["git", "log"], stdout=PIPE, text=True)
    for line in child.stdout:
        print(line)
    return child.wait()


# Another thread reads.
def watch(show):
    child = Popen(["tail", "-f", "log"], stdout=PIPE)
    reader = threading.Thread(target=show, args=(child.stdout,))
    reader.start()
    child.wait()
    reader.join()


# A nested function reads, wherever it runs.
def follow():
    child = Popen(["tail", "-f", "log"], stdout=PIPE)

    def read():
        print(child.stdout.read())

    reader = threading.Thread(target=read)
    reader.start()
    child.wait()
    reader.join()


# Handed on: whoever has it may read.
def supervised(register):
    child = Popen(["server"], stdout=PIPE)
    register(child)
    child.wait()


# No pipe for what the child prints.
def quietly(source):
    child = Popen(["make", source], stdin=PIPE, stdout=subprocess.DEVNULL, stderr=None)
    child.wait()


def into_file(path):
    with open(path, "wb") as log:
        child = Popen(["make"], stdout=log, stderr=subprocess.STDOUT)
        child.wait()


# Perhaps a pipe.
def perhaps(capture):
    child = Popen(["make"], stdout=PIPE if capture else None)
    child.wait()


def given(stream):
    child = Popen(["make"], stdout=stream)
    child.wait()


# Gives up after a while.
def bounded():
    child = Popen(["make"], stdout=PIPE)
    try:
        child.wait(timeout=10)
    except subprocess.TimeoutExpired:
        child.kill()


# Nobody knows what it is, or how it was made.
def unknown(child):
    child.wait()


def made_elsewhere(make):
    child = make()
    child.wait()


# Those of a list are read through it.
def all_of(commands):
    children = [Popen(command, stdout=PIPE) for command in commands]
    texts = [read(each) for each in children]
    for child in children:
        child.wait()
    return texts


def read(child):
    return child.stdout.read()


# Something else to wait for.
def event():
    ready = threading.Event()
    threading.Timer(1, ready.set).start()
    ready.wait()


# The last of the piped child is read by the next one.
def pipeline():
    first = Popen(["dmesg"], stdout=PIPE)
    second = Popen(["grep", "usb"], stdin=first.stdout, stdout=subprocess.DEVNULL)
    first.wait()
    second.wait()


# A task reads while another waits.
async def stream(show):
    child = await asyncio.create_subprocess_exec("tail", "-f", "log", stdout=PIPE)
    reader = asyncio.create_task(show(child.stdout))
    await child.wait()
    await reader


async def both(show):
    child = await asyncio.create_subprocess_exec("tail", "-f", "log", stdout=PIPE)
    await asyncio.gather(child.wait(), show(child.stdout))


# Reads to the end.
async def lines():
    child = await asyncio.create_subprocess_exec("git", "log", stdout=PIPE)
    async for line in child.stdout:
        print(line)
    return await child.wait()


# Gives up after a while.
async def bounded_task():
    child = await asyncio.create_subprocess_exec("make", stdout=PIPE)
    try:
        await asyncio.wait_for(child.wait(), 10)
    except asyncio.TimeoutError:
        child.kill()


# No pipe, and perhaps none.
async def quiet_task(*arguments, **options):
    child = await asyncio.create_subprocess_exec(*arguments, stdout=asyncio.subprocess.DEVNULL)
    await child.wait()
    other = await asyncio.create_subprocess_exec("make", 0, 0, 0, PIPE, PIPE, **options)
    await other.wait()
