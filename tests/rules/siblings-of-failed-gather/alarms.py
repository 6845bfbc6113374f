"""Failures of `gather()` that are handled while the others run on."""

import asyncio
from asyncio import gather as together


async def download(page):
    await asyncio.sleep(page)
    raise OSError(page)


# Directly.
async def mirror(pages):
    try:
        await asyncio.gather(download(1), download(2))  # expect: PC1008
    except OSError:
        print("failed")


# Under another name, over as many as there are; the function returns.
async def mirror_all(pages):
    try:
        results = await together(*(download(page) for page in pages))  # expect: PC1008 "`together`"
    except Exception as error:
        print(error)
        return []
    return results


class Mirror:
    """Methods, tried again: the second round meets the first."""

    def __init__(self, pages):
        self.pages = pages

    async def fetch(self, page):
        await download(page)

    async def run(self):
        for _ in range(3):
            try:
                return await asyncio.gather(self.fetch(1), self.fetch(2))  # expect: PC1008
            except OSError:
                await asyncio.sleep(1)
        return None


# As it is in programs that end with a message: everything is caught.
async def status(client):
    try:
        one, two = await asyncio.gather(client.get("a"), client.get("b"))  # expect: PC1008
        return one + two
    except Exception:
        return 0


# The tasks were collected in a list that nobody looks at again.
async def close_down(callbacks):
    closing = []
    for callback in callbacks:
        closing.append(asyncio.create_task(callback()))
    try:
        await asyncio.gather(*closing)  # expect: PC1008
    except Exception as error:
        print("closing failed", error)
    print("closed")


async def download_listed(pages):
    downloads = [download(page) for page in pages]
    try:
        return await asyncio.gather(*downloads)  # expect: PC1008
    except OSError:
        return []
