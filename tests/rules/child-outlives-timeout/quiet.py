"""Near misses: somebody ends the child, there is no limit, or others may look after it."""

import asyncio
import os
import signal
import subprocess
from subprocess import PIPE, Popen


# As the manual has it.
def convert(path):
    process = Popen(["ffmpeg", "-i", path, "-"], stdout=PIPE)
    try:
        output, _ = process.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        output, _ = process.communicate()
    return output


# In any case.
def version(tool):
    child = Popen([tool, "--version"], stdout=PIPE)
    try:
        return child.communicate(timeout=5)[0]
    finally:
        child.terminate()


# With all that it has started.
def build(target):
    make = Popen(["make", target], stdout=PIPE, start_new_session=True)
    try:
        return make.communicate(timeout=600)[0]
    except subprocess.TimeoutExpired:
        os.killpg(make.pid, signal.SIGKILL)
        return None


# run() ends its child itself.
def listing():
    return subprocess.run(["ls", "-lR"], stdout=PIPE, timeout=5, check=False).stdout


# No limit.
def whole(path):
    child = Popen(["gzip", "-c", path], stdout=PIPE)
    return child.communicate(timeout=None)[0]


# Looks whether it has come up, and leaves it alone.
def serve(port):
    server = Popen(["nginx", "-p", str(port)])
    try:
        server.wait(timeout=1)
    except subprocess.TimeoutExpired:
        print("up")


# Asks again.
def patient(command):
    child = Popen(command, stdout=PIPE)
    while child.poll() is None:
        try:
            return child.communicate(timeout=1)[0]
        except subprocess.TimeoutExpired:
            print("still working")


def stubborn(command):
    child = Popen(command, stdout=PIPE)
    while True:
        try:
            return child.communicate(timeout=1)[0]
        except subprocess.TimeoutExpired:
            pass


# Those of a list are ended by it.
def race(commands):
    children = [Popen(command, stdout=PIPE) for command in commands]
    try:
        return [child.communicate(timeout=5)[0] for child in children]
    except subprocess.TimeoutExpired:
        end(children)
        return []


def end(children):
    for child in children:
        child.kill()


# Another looks after it.
def registered(registry, command):
    child = Popen(command, stdout=PIPE)
    registry.append(child)
    try:
        return child.communicate(timeout=1)[0]
    except subprocess.TimeoutExpired:
        return None


def handed_out(command):
    child = Popen(command, stdout=PIPE)
    try:
        child.communicate(timeout=1)
    except subprocess.TimeoutExpired:
        print("still working")
    return child


def given(child):
    try:
        return child.communicate(timeout=1)[0]
    except subprocess.TimeoutExpired:
        return None


# Tasks that end what they have started, or wait as long as it takes.
async def probe(host):
    ping = await asyncio.create_subprocess_exec("ping", "-c", "3", host, stdout=PIPE)
    try:
        return await asyncio.wait_for(ping.communicate(), timeout=3)
    except asyncio.TimeoutError:
        ping.kill()
        await ping.wait()


async def trace(host):
    tracer = await asyncio.create_subprocess_exec("traceroute", host, stdout=PIPE)
    return await tracer.communicate()


async def without_limit(host):
    tracer = await asyncio.create_subprocess_exec("traceroute", host, stdout=PIPE)
    async with asyncio.timeout(None):
        return await tracer.communicate()
