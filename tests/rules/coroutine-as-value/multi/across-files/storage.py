import asyncio


class Storage:
    async def rows(self):
        await asyncio.sleep(0)
        return [1]
