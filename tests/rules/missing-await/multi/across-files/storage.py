import asyncio


class Storage:
    async def write(self, row):
        await asyncio.sleep(row)

    def flush(self):
        print("flushed")


async def connect():
    return Storage()
