import asyncio

import prompts
from prompts import ask, ask_secretly


async def log_in():
    name = ask("name: ")  # expect: PC0906 "`ask`"
    return name, ask_secretly()  # expect: PC0906 "`ask_secretly`"


async def confirm():
    return prompts.ask("really? ")  # expect: PC0906 "`prompts.ask`"


async def confirm_elsewhere():
    return await asyncio.to_thread(prompts.ask, "really? ")


def plain():
    return ask("name: ")
