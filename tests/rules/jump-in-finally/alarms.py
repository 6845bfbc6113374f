"""Jumps that drop a cancellation."""

async def poll(source):
    while True:
        try:
            return await source()
        finally:
            continue  # expect: PC1312 "`continue` in a `finally` drops the exception that is on its way, a cancellation too"


async def once(source):
    result = None
    try:
        result = await source()
    finally:
        print("done")
        return result  # expect: PC1312


async def several(queue):
    for _ in range(3):
        try:
            async for item in queue.items():
                print(item)
        finally:
            if queue.empty():
                break  # expect: PC1312
