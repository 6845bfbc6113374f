"""A chat room of coroutines: one lock keeps the list of members in order.

There is no thread in this file, and yet it can stop for ever.
"""

import asyncio


class ChatRoom:
    def __init__(self):
        self.members = {}
        self.lock = asyncio.Lock()

    async def join(self, name, outbox):
        async with self.lock:
            self.members[name] = outbox
            await self.broadcast(f"{name} comes in")

    async def leave(self, name):
        async with self.lock:
            self.members.pop(name, None)
        await self.broadcast(f"{name} goes out")

    async def broadcast(self, text):
        async with self.lock:
            for outbox in self.members.values():
                await outbox.put(text)


async def main():
    room = ChatRoom()
    outbox = asyncio.Queue()
    await asyncio.wait_for(room.join("Ada", outbox), timeout=2)
    print(await outbox.get())


if __name__ == "__main__":
    asyncio.run(main())
