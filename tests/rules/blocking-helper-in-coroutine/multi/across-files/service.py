import asyncio

import helpers
from helpers import retry as again


async def serve():
    helpers.wait(3)  # expect: PC0914
    again(3)  # expect: PC0914 "`time.sleep`"
    await asyncio.to_thread(again, 3)
