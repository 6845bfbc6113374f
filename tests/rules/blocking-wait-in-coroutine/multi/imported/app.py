from jobs import waiting


async def take():
    return waiting.get()  # expect: PC0911
