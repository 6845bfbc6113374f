import asyncio
import time


def retry(times):
    for attempt in range(times):
        wait(attempt)  # related: PC0914 "called here"


def wait(attempt):
    time.sleep(attempt)  # related: PC0914 "waited for here"


async def wait_politely(attempt):
    await asyncio.sleep(attempt)
