import requests

session = requests.Session()


async def shutdown():
    session.close()
