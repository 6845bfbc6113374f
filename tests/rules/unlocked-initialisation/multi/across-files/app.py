from concurrent.futures import ThreadPoolExecutor

from clients import Clients

clients = Clients()


def greet(name):
    clients.default().send(name)


def main(names):
    with ThreadPoolExecutor() as pool:
        for name in names:
            pool.submit(greet, name)
