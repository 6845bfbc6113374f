from news import fetch


async def twice():
    page = fetch()
    first = await page
    return first + await page  # expect: PC1017
