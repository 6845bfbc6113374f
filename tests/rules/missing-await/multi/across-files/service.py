import storage
from storage import Storage, connect as open_storage


class Service:
    def __init__(self):
        self.storage = Storage()

    async def handle(self, row):
        self.storage.write(row)  # expect: PC1003 "`self.storage.write(…)`"
        self.storage.flush()

    async def restart(self):
        storage.connect()  # expect: PC1003
        open_storage()  # expect: PC1003 "`open_storage()`"


async def main():
    store = await open_storage()
    store.write(1)  # expect: PC1003
    await store.write(2)
