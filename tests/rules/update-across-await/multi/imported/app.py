import asyncio

from stock import Stock

stock = Stock()


async def main(store):
    await asyncio.gather(stock.take(store), stock.take(store))
