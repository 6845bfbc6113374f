import asyncio

import state
from state import set_tenant, state as here


async def handle(name):
    set_tenant(name)
    await asyncio.sleep(1)
    return state.tenant()  # expect: PC1906 "`state.tenant()`"


async def log(name):
    here.line = name
    await asyncio.sleep(1)
    print(state.state.line)  # expect: PC1906 "`state.state.line`"


async def main():
    await asyncio.gather(*(handle(name) for name in "ab"))
    await asyncio.gather(*(log(name) for name in "ab"))


asyncio.run(main())
