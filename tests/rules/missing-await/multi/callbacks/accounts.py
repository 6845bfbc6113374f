from typing import Awaitable, List

from hooks import Hook


class Accounts:
    def __init__(self):
        self.on_logout: List[Hook] = []
        self.on_login: List[Hook] = []

    def register(self, on_logout: Hook, on_login: Hook):
        self.on_logout.append(on_logout)
        self.on_login.append(on_login)

    async def logout(self, name):
        for hook in self.on_logout:
            try:
                hook(name)  # expect: PC1003 "nobody waits for it"
            except Exception as problem:
                print("a hook failed", problem)

    async def login(self, name):
        for hook in self.on_login:
            hook(name)


def later(name) -> Awaitable:
    return tell(name)


async def tell(name):
    print(name)


# What `login` calls is a plain function, whatever the annotation claims.
Accounts().register(later, print_name := lambda name: print(name))
