import asyncio
from getpass import getpass

ask = input
ask_secretly = getpass


async def wait_a_little():
    await asyncio.sleep(0)
