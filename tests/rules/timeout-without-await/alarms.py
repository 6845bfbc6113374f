# python: 3.12
"""Timeouts that nothing can hear."""

import asyncio
import time
from asyncio import timeout

import anyio


async def total(numbers):
    async with asyncio.timeout(5):  # expect: PC1306 "`asyncio.timeout` can never strike: nothing inside awaits"
        result = sum(numbers)
    return result


async def later(when, numbers):
    async with asyncio.timeout_at(when) as deadline:  # expect: PC1306
        for number in numbers:
            print(number, deadline)


async def plain(numbers):
    with anyio.move_on_after(5):  # expect: PC1306
        print(max(numbers))
    async with timeout(1):  # expect: PC1306
        print(time.monotonic())
