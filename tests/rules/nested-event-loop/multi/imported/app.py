from bridge import load_now


async def total():
    return load_now() + 1  # expect: PC0912
