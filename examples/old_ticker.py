"""A ticker that was written for Python 3.5 and never looked at again."""

import asyncio
import threading


class Ticker(threading.Thread):
    def __init__(self, source):
        super().__init__(daemon=True)
        # Python 3.15 shares an iterator between threads; the project is for 3.14
        self.source = threading.serialize_iterator(source)
        self.stopped = threading.Event()

    def run(self):
        for price in self.source:
            if self.stopped.isSet():
                break
            print("%s: %s") % (self.getName(), price)
            self.stopped.wiat(0.1)

    def stop(self):
        self.stopped.set()
        if self.isAlive():
            self.join()


def last_price(symbol):
    cache = threading.local()
    cache.price = len(symbol)
    return cache.price


async def fetch(symbol):
    await asyncio.sleep(0.1)
    return symbol, 42


async def fetch_all(symbols):
    done, _ = await asyncio.wait([fetch(symbol) for symbol in symbols])
    return [task.result() for task in done]


def main():
    loop = asyncio.get_event_loop()
    ticker = Ticker(loop.run_until_complete(fetch_all(["ABC", "XYZ"])))
    ticker.start()
    ticker.stop()


if __name__ == "__main__":
    main()
