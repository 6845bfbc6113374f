import asyncio

from news import tell


async def main():
    asyncio.get_running_loop().call_later(1, tell, "a")  # expect: PC1018
    await asyncio.sleep(5)
