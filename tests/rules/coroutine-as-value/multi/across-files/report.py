from storage import Storage


async def report(storage: Storage):
    return storage.rows()[0]  # expect: PC1004
