"""Tasks that overwrite what others wrote meanwhile."""

import asyncio


async def price(item):
    await asyncio.sleep(0.1)
    return item


class Cart:
    """Read, awaited and written in one statement, and by a copy."""

    def __init__(self):
        self.total = 0
        self.count = 0
        self.client = None

    async def add(self, item):
        self.total += await price(item)  # expect: PC1029 "`self.total`"

    async def add_again(self, item):
        self.total = self.total + await price(item)  # expect: PC1029

    async def visit(self):
        count = self.count
        await asyncio.sleep(0.1)
        self.count = count + 1  # expect: PC1029 "`self.count`"

    # Made once, or so it seems.
    async def connect(self):
        if self.client is None:
            self.client = await price(1)  # expect: PC1030 "`self.client`"
        return self.client

    async def use(self, item):
        if not self.client:
            client = await price(2)
            self.client = client  # expect: PC1030
        return item


# A global, by a helper below the tasks.
total = 0


async def count():
    global total
    total += await price(1)  # expect: PC1029


async def worker(cart):
    await count()
    await cart.connect()


async def main():
    cart = Cart()
    await asyncio.gather(*(cart.add(item) for item in range(3)))
    await asyncio.gather(*[cart.add_again(item) for item in range(3)])
    await asyncio.gather(*[cart.visit() for _ in range(3)])
    await asyncio.gather(*[cart.use(item) for item in range(3)])
    await asyncio.gather(*[worker(cart) for _ in range(3)])


asyncio.run(main())


# Decided before the wait, carried out after it: of what there was, both may take.
class Account:
    def __init__(self):
        self.balance = 100
        self.used = 0

    async def withdraw(self, amount):
        if self.balance >= amount:
            await price(amount)
            self.balance -= amount  # expect: PC1029 "`self.balance` is checked before an `await`"

    async def reserve(self, limit):
        if self.used >= limit:
            return False
        fee = await price(limit)
        self.used = self.used + fee  # expect: PC1029
        return True


async def spend(account):
    await account.withdraw(80)
    await account.reserve(3)


# A global, by a copy of it.
visits = 0


async def visit():
    global visits
    before = visits
    await asyncio.sleep(0)
    visits = before + 1  # expect: PC1029


async def evening():
    account = Account()
    await asyncio.gather(*[spend(account) for _ in range(2)])
    await asyncio.gather(*[visit() for _ in range(2)])


asyncio.run(evening())
