from beats import heartbeat


async def exchange(link, data):
    heart = heartbeat(link)
    await link.send(data)
    heart.cancel()  # expect: PC1016


async def closing(link):
    heart = heartbeat(link)
    heart.cancel()
    await heart
