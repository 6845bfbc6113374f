"""Updates that no task can disturb, or that only one task makes."""

import asyncio


async def price(item):
    await asyncio.sleep(0.1)
    return item


class Cart:
    def __init__(self):
        self.total = 0
        self.count = 0
        self.client = None
        self.lock = asyncio.Lock()

    # Safe: nothing is awaited between reading and writing.
    async def add(self, item):
        cost = await price(item)
        self.total += cost

    # Safe: under a lock.
    async def connect(self):
        async with self.lock:
            if self.client is None:
                self.client = await price(1)
        return self.client

    # Safe: asked again after the wait.
    async def reconnect(self):
        if self.client is None:
            client = await price(1)
            if self.client is None:
                self.client = client
        return self.client

    # Safe: read anew.
    async def visit(self):
        before = self.count
        await asyncio.sleep(0.1)
        self.count = self.count + 1
        return before

    # Safe: what is awaited never gives way.
    async def quick(self):
        return 1

    async def at_once(self):
        self.total += await self.quick()

    # Safe: only one task does this.
    async def close(self):
        self.total += await price(0)


async def main():
    cart = Cart()
    await asyncio.gather(*(cart.add(item) for item in range(3)))
    await asyncio.gather(*(cart.connect() for _ in range(3)), *(cart.reconnect() for _ in range(3)))
    await asyncio.gather(*(cart.visit() for _ in range(3)), *(cart.at_once() for _ in range(3)))
    await cart.close()


asyncio.run(main())


class Account:
    def __init__(self):
        self.balance = 100
        self.lock = asyncio.Lock()

    # Safe: taken before the wait, or decided after it.
    async def withdraw(self, amount):
        if self.balance >= amount:
            self.balance -= amount
            await price(amount)

    async def withdraw_later(self, amount):
        await price(amount)
        if self.balance >= amount:
            self.balance -= amount

    # Safe: asked again, or under a lock.
    async def withdraw_again(self, amount):
        if self.balance >= amount:
            await price(amount)
            if self.balance >= amount:
                self.balance -= amount

    async def withdraw_alone(self, amount):
        async with self.lock:
            if self.balance < amount:
                return
            await price(amount)
            self.balance -= amount

    # Safe: what is added is no part of the decision.
    async def repay(self, amount):
        if self.balance < 0:
            return
        await price(amount)
        self.balance += amount


async def spend(account):
    await account.withdraw(80)
    await account.withdraw_later(80)
    await account.withdraw_again(80)
    await account.withdraw_alone(80)
    await account.repay(80)


async def evening():
    account = Account()
    await asyncio.gather(*[spend(account) for _ in range(2)])


asyncio.run(evening())
