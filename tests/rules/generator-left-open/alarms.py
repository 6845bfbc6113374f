"""Asynchronous generators that are left before their end."""

import asyncio


async def lines(reader):
    try:
        while True:
            yield await reader.readline()
    finally:
        print("closed")


async def pages(client):
    for number in range(3):
        async with client.get(number) as page:
            yield page.number  # expect: PC1310


class Source:
    async def rows(self):
        with memoryview(b"rows") as view:
            for byte in view:
                await asyncio.sleep(0)
                yield byte

    async def first(self):
        async for row in self.rows():  # expect: PC1317
            if row:
                return row


async def first_match(reader, word):
    async for line in lines(reader):  # expect: PC1317 "the loop leaves `lines` before its end, and nobody closes it: `lines` cleans up at some time, or never"
        if word in line:
            break


async def until(client):
    async for number in pages(client):  # expect: PC1317
        for other in range(number):
            print(other)
        if number > 1:
            break
