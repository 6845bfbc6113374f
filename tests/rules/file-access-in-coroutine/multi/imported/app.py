from places import settings


async def load():
    return settings.read_text()  # expect: PC0904
