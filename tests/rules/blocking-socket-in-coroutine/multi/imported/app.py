from link import Link


async def answer(link: Link):
    return link.raw.recv(100)  # expect: PC0909
