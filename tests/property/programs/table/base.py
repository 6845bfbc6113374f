import asyncio
import threading


class Guarded:
    lock = threading.RLock()

    def locked(self):
        return self.lock

    def reset(self):
        with self.lock:
            self.clear()

    def clear(self):
        with self.lock:
            pass


class AsyncGuarded:
    def __init__(self):
        self.gate = asyncio.Lock()

    async def enter(self):
        async with self.gate:
            await self.inside()

    async def inside(self):
        await asyncio.sleep(0)
