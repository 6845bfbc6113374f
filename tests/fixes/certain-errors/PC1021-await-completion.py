# error: 'coroutine' object has no attribute 'result'
# prints: ['a', 'b']
import asyncio
async def fetch(name):
    await asyncio.sleep(0)
    return name
async def main():
    names = []
    for done in asyncio.as_completed([fetch("a"), fetch("b")]):
        names.append(done.result())
    print(sorted(names))
asyncio.run(main())
