import asyncio


class Stock:
    def __init__(self):
        self.count = 0

    async def take(self, store):
        before = self.count
        await store.log(before)
        self.count = before - 1  # expect: PC1029
