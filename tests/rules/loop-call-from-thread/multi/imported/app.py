import asyncio
import threading

from worker import work


async def main(done):
    thread = threading.Thread(target=work, args=(asyncio.get_running_loop(), done))
    thread.start()
    await asyncio.to_thread(thread.join)
