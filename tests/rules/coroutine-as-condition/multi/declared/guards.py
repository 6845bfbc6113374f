import asyncio


class Guard:
    async def admits(self, name):
        await asyncio.sleep(0)
        return name != ""


class Limit:
    async def admits(self, name):
        await asyncio.sleep(0)
        return name != ""
