"""Tests that pass whatever they say."""

import asyncio
import unittest
from unittest import TestCase as Case


class Clocks(unittest.TestCase):
    async def test_ticks(self):  # expect: PC1037 "`Clocks` is a plain `TestCase`: nobody awaits `test_ticks`, so it never runs"
        await asyncio.sleep(0)
        self.assertEqual(1, 2)


class Base(Case):
    pass


class Bells(Base):
    async def setUp(self):  # expect: PC1037
        self.bell = await asyncio.sleep(0, "bell")

    async def test_rings(self):  # expect: PC1037
        self.assertEqual(self.bell, "bell")
