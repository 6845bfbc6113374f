"""Sockets and lookups that stop the event loop."""

import asyncio
import select
import socket
from socket import create_connection as dial


# A connection under another name, a name service.
async def probe(host):
    dial((host, 80))  # expect: PC0909 "`dial`"
    return socket.getaddrinfo(host, 80)  # expect: PC0909


class Listener:
    """A socket that the object keeps; nobody told it not to block."""

    def __init__(self):
        self.socket = socket.socket()

    async def serve(self):
        while True:
            connection, _ = self.socket.accept()  # expect: PC0909 "`self.socket.accept`"
            await asyncio.sleep(0)
            connection.close()


# Waiting for any of them, and a value that came from another function.
def opened():
    return socket.socket()


async def wait(sockets):
    select.select(sockets, [], [])  # expect: PC0909
    opened().connect(("localhost", 80))  # expect: PC0909
