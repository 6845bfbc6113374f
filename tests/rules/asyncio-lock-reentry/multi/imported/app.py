from state import guard, save


async def update(row):
    async with guard:
        await save(row)  # expect: PC1104
