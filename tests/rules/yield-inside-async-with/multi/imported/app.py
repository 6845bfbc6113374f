from limits import limit


async def lines(reader):
    async with limit(5):
        while line := await reader.readline():
            yield line  # expect: PC1309
