"""Loops that sleep for good reasons."""

import asyncio
import os


class Job:
    def __init__(self, device):
        self.device = device
        self.ready = False
        self.running = True
        self.loaded = False

    async def run(self):
        self.ready = True
        await asyncio.sleep(1)
        self.running = False

    # Safe: the loop does its work between the sleeps.
    async def beat(self):
        while self.running:
            self.device.beat()
            await asyncio.sleep(1)

    # Safe: something outside changes.
    async def until_connected(self):
        while not self.device.is_connected():
            await asyncio.sleep(0.1)

    # Safe: another thread or library sets it.
    async def until_loaded(self):
        while not self.loaded:
            await asyncio.sleep(0.1)

    # Safe: time is what it waits for.
    async def every(self, seconds):
        while True:
            await asyncio.sleep(seconds)


# Unknown: a flag of somebody else.
async def follow(job):
    while not job.ready:
        await asyncio.sleep(0.1)


# Safe: what is waited for lies outside of the program, and nothing there could be awaited.
async def until_written(path):
    while not os.path.exists(path):
        await asyncio.sleep(0.1)


async def until_exit(child):
    while child.poll() is None:
        await asyncio.sleep(0.1)


# Safe: nobody in the program sets it, or only a plain function does, which another thread may call.
closing = False
shut = False


def shut_shop():
    global shut
    shut = True


async def wait_for_end():
    while not closing:
        await asyncio.sleep(1)
    while not shut:
        await asyncio.sleep(1)
