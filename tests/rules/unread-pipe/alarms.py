"""A child whose output goes into a pipe, and a wait for its end before anybody reads."""

import asyncio
import subprocess
import sys
from subprocess import PIPE, Popen


# Read too late: the child may never come to its end.
def report():
    child = subprocess.Popen(["git", "log"], stdout=subprocess.PIPE, text=True)
    child.wait()  # expect: PC0803 "child.stdout"
    return child.stdout.read()


# Not read at all: the pipe was meant to keep the screen clean.
def update(packages):
    installer = Popen([sys.executable, "-m", "pip", "install", *packages], stdout=PIPE, stderr=PIPE)
    print("installing")
    installer.wait()  # until it is done  # expect: PC0803 "installer.stdout, installer.stderr"
    print("installed")


# The status is asked for; only the errors have a pipe.
def build(target):
    compiler = Popen(["make", target], stderr=PIPE)
    status = compiler.wait()  # expect: PC0803 "compiler.stderr"
    if status != 0:
        raise RuntimeError(compiler.stderr.read().decode())


# In a with statement, which closes the pipes and reads nothing either.
def convert(source):
    command = ["ffmpeg", "-i", source, "out.mp4"]
    with Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE) as encoder:
        encoder.wait()  # expect: PC0803 "encoder.stderr"
    return encoder.returncode


# One after the other.
def check_all(names):
    failed = []
    for name in names:
        checker = subprocess.Popen(["mypy", name], stdout=PIPE, stderr=subprocess.STDOUT)
        if checker.wait() != 0:  # expect: PC0803 "checker.stdout"
            failed.append((name, checker.stdout.read()))
    return failed


lister = subprocess.Popen(["ls", "-lR", "/"], stdout=subprocess.PIPE)
lister.wait()  # expect: PC0803 "lister.stdout"


# A task waits: the event loop reads what fits into its buffer, and no more.
async def archive(folder):
    packer = await asyncio.create_subprocess_exec("tar", "-cvf", "out.tar", folder, stdout=asyncio.subprocess.PIPE)
    code = await packer.wait()  # expect: PC0811 "packer.stdout"
    return code == 0


async def fetch_all(urls):
    for url in urls:
        fetcher = await asyncio.create_subprocess_shell(f"curl -v {url}", stdout=PIPE, stderr=PIPE)
        await fetcher.wait()  # the next one only then  # expect: PC0811 "fetcher.stdout, fetcher.stderr"
