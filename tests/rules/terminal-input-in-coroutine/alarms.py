"""Coroutines that wait for a person."""

import asyncio
import getpass
from getpass import getpass as secret


# The built-in function.
async def console(room):
    while True:
        await room.say(input("> "))  # expect: PC0906 "`input`"


class Login:
    """A password, under two names."""

    async def ask(self):
        user = input("user: ")  # expect: PC0906
        password = getpass.getpass()  # expect: PC0906 "`getpass.getpass`"
        await asyncio.sleep(0)
        return user, password, secret()  # expect: PC0906 "`secret`"


# Kept under another name.
ask = input


async def confirm():
    return ask("really? ") == "yes"  # expect: PC0906 "`ask`"
