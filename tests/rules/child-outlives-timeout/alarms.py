"""A child process is given a time to answer, and nobody ends it when the time is over."""

import asyncio
import subprocess
from subprocess import PIPE, Popen, TimeoutExpired


# Says that there is no answer.
def convert(path):
    process = subprocess.Popen(["ffmpeg", "-i", path, "-"], stdout=subprocess.PIPE)
    try:
        output, _ = process.communicate(timeout=30)  # expect: PC0804 "process"
    except subprocess.TimeoutExpired:
        print("gave up on", path)
        return None
    return output


# Ignores it.
def feed(text, limit):
    filter_ = Popen(["aspell", "list"], stdin=PIPE, stdout=PIPE, text=True)
    words = ""
    try:
        words = filter_.communicate(text, limit)[0]  # expect: PC0804 "filter_"
    except TimeoutExpired:
        pass  # no words then
    return words.split(), filter_.returncode


# Lets the exception go.
def version(tool):
    child = Popen([tool, "--version"], stdout=PIPE, stderr=subprocess.STDOUT)
    text, _ = child.communicate(timeout=5)  # expect: PC0804 "child"
    return text


# One after the other.
def versions(tools):
    for tool in tools:
        child = Popen([tool, "--version"], stdout=PIPE)
        try:
            yield child.communicate(timeout=5)[0]  # expect: PC0804 "child"
        except TimeoutExpired:
            continue


# The end of the with statement waits for the child, without a limit.
def status(unit):
    with Popen(["systemctl", "status", unit], stdout=PIPE) as query:
        try:
            out, _ = query.communicate(timeout=2)  # expect: PC0804 "query"
        except TimeoutExpired as error:
            raise RuntimeError(f"no status of {unit}") from error
    return out


# A process of asyncio: the task that reads is cancelled, the child is not.
async def probe(host):
    ping = await asyncio.create_subprocess_exec("ping", "-c", "3", host, stdout=asyncio.subprocess.PIPE)
    try:
        output, _ = await asyncio.wait_for(ping.communicate(), timeout=3)  # expect: PC0812 "ping"
    except asyncio.TimeoutError:
        return f"{host}: no answer"
    return output.decode()


async def trace(host):
    tracer = await asyncio.create_subprocess_exec("traceroute", host, stdout=PIPE)
    try:
        async with asyncio.timeout(60):  # expect: PC0812 "tracer"
            lines, _ = await tracer.communicate()
    except TimeoutError:
        # Too far.
        lines = b""
    return lines.splitlines()
