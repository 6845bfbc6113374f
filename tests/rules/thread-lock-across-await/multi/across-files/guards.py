import asyncio
import threading

registry_lock = threading.Lock()
task_lock = asyncio.Lock()


async def publish(name):
    await asyncio.sleep(0)
    print(name)
