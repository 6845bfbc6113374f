"""Event loops that start where none runs."""

import asyncio


async def load():
    return 1


# Safe: plain code.
def main():
    return asyncio.run(load())


# Safe: a thread of its own has no loop yet.
async def elsewhere():
    await asyncio.to_thread(main)
    return await asyncio.get_running_loop().run_in_executor(None, lambda: asyncio.run(load()))


# Safe: it asks first.
def bridge():
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(load())
    return None


async def through_bridge():
    result = bridge()
    await asyncio.sleep(0)
    return result


# Safe: defined here, run by somebody else.
async def define():
    def later():
        return asyncio.run(load())

    return later


# Unknown: any object has a `run`.
async def unknown(runner):
    runner.run(load)


# Safe: for this caller the loop below runs no time.
def probe(attempts):
    loop = asyncio.new_event_loop()
    for _ in range(attempts):
        loop.run_until_complete(load())
    loop.close()


def status():
    return probe(0)


async def stop_server():
    await asyncio.sleep(0)
    return status()


# Safe: which way a helper goes is for its caller to say.
def fetch(wait=True):
    if not wait:
        return None
    return asyncio.run(load())


async def prefetch():
    fetch(wait=False)
    await asyncio.sleep(0)


class Client:
    """Safe: which way its methods go is for whoever makes it to say."""

    def __init__(self, in_step=False):
        self.in_step = in_step

    def ask(self):
        if self.in_step:
            return asyncio.run(load())
        return load()


client = Client()


async def greet_client():
    return await client.ask()


async def question():
    answer = client.ask()
    return await answer
