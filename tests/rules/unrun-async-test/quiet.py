"""Tests that somebody runs."""

import asyncio
import functools
import unittest

import elsewhere


def run(test):
    @functools.wraps(test)
    def wrapper(self):
        asyncio.run(test(self))

    return wrapper


class Clocks(unittest.IsolatedAsyncioTestCase):
    async def test_ticks(self):
        await asyncio.sleep(0)


class Bells(unittest.TestCase):
    @run
    async def test_rings(self):
        await asyncio.sleep(0)

    def test_plain(self):
        asyncio.run(self.check())

    async def check(self):
        await asyncio.sleep(0)


class Others(elsewhere.AsyncCase):
    async def test_other(self):
        await asyncio.sleep(0)


class Mixed(elsewhere.Runner, unittest.TestCase):
    async def test_mixed(self):
        await asyncio.sleep(0)


class Own(unittest.TestCase):
    def run(self, result=None):
        return super().run(result)

    async def test_own(self):
        await asyncio.sleep(0)


async def test_alone():  # pytest decides
    await asyncio.sleep(0)
