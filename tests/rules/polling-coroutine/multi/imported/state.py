import asyncio

stopped = asyncio.Event()
