from rows import forget, load


async def drop():
    await forget(await load())  # expect: PC1022
