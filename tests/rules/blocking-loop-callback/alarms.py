"""Callbacks of an event loop that block it."""

import asyncio
import subprocess
import time

import requests


class Relay(asyncio.Protocol):
    """The loop calls the methods of a protocol."""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        answer = requests.post("http://localhost", data=data)  # expect: PC0921 "`requests.post` blocks the event loop, because the loop runs `data_received` itself"
        self.transport.write(answer.content)


# A timer, and a helper below.
def backoff():
    time.sleep(2)  # related: PC0921 "waited for here"


def tick():
    backoff()  # expect: PC0921 "`backoff` ends up calling `time.sleep`"


# A callback of a task, and one that a reader calls.
def report(task):
    subprocess.run(["notify", str(task)])  # expect: PC0921


def ready(descriptor):
    time.sleep(1)  # expect: PC0921


async def main(descriptor):
    loop = asyncio.get_running_loop()
    loop.call_later(1, tick)
    loop.add_reader(descriptor, ready, descriptor)
    task = asyncio.create_task(asyncio.sleep(1))
    task.add_done_callback(report)
    await task
