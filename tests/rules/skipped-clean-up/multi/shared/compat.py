import asyncio
from contextlib import asynccontextmanager as managed

__all__ = ["managed"]


async def settle():
    await asyncio.sleep(0)
