"""Coroutines that put their event loop to sleep."""

import asyncio
import signal
import time
from time import sleep as pause


# Directly, in a loop and under another name.
async def poll(device):
    while not device.ready:
        time.sleep(1)  # expect: PC0901 "`time.sleep`"
    pause(0.5)  # expect: PC0901 "`pause`"


class Clock:
    """A method kept under another name, an asynchronous generator and a nested coroutine."""

    sleep = time.sleep

    async def ticks(self):
        while True:
            yield 1
            time.sleep(1)  # expect: PC0901

    async def run(self):
        async def tick():
            time.sleep(1)  # expect: PC0901

        await tick()
        nap = time.sleep
        nap(2)  # expect: PC0901 "`nap`"


# A signal may never come.
async def until_stopped():
    await asyncio.sleep(0)
    signal.pause()  # expect: PC0901 "`signal.pause`"


# In a test it only makes the test slow; a hint.
async def test_nap():
    time.sleep(0.1)  # expect: PC0901
