"""Event loops that wait for themselves."""

import asyncio


async def load():
    return 1


# In one expression, and with the future in a variable.
async def show():
    loop = asyncio.get_running_loop()
    first = asyncio.run_coroutine_threadsafe(load(), loop).result()  # expect: PC0913
    future = asyncio.run_coroutine_threadsafe(load(), asyncio.get_event_loop())
    return first, future.result(timeout=5)  # expect: PC0913 "`future.result`"


class Client:
    """The loop is kept on the object, and the wait is in a plain method."""

    async def start(self):
        self.loop = asyncio.get_running_loop()

    def call(self):
        return asyncio.run_coroutine_threadsafe(load(), self.loop).result()

    async def use(self):
        await asyncio.sleep(0)
        return self.call()  # expect: PC0913

    async def fail(self):
        return asyncio.run_coroutine_threadsafe(load(), loop=self.loop).exception()  # expect: PC0913
