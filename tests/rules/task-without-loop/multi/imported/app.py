import asyncio

from jobs import begin

sweeper = begin()


async def main():
    await asyncio.sleep(1)
