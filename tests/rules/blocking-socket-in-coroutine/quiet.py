"""Sockets that stop no event loop."""

import asyncio
import select
import socket


# Safe: this socket does not block.
async def receive(connection: socket.socket):
    connection.setblocking(False)
    return connection.recv(100)


# Safe: the loop waits.
async def awaited(host, connection: socket.socket):
    loop = asyncio.get_running_loop()
    await loop.getaddrinfo(host, 80)
    await loop.sock_connect(connection, (host, 80))
    return await loop.sock_recv(connection, 100)


# Safe: asked, not waited for.
async def ready(sockets):
    return select.select(sockets, [], [], 0)


# Safe: a worker thread waits.
async def handed_over(host):
    return await asyncio.to_thread(socket.create_connection, (host, 80))


# Unknown: anything can receive.
async def unknown(channel):
    return channel.recv(100)


# Safe: its own name a machine knows by itself.
async def own_address(host):
    if host == "localhost":
        host = socket.gethostbyname(host)
    return host, socket.gethostbyname("localhost")


# Safe: a datagram socket has nobody to reach; it only notes where it sends to.
async def own_route():
    probe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    probe.connect(("192.0.2.1", 9))
    probe.send(b"here")
    return probe.getsockname()[0]


# Safe: numbers are read, nobody is asked.
async def numbers(host, port):
    return socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV)


async def numbers_among(host, port, flags):
    return socket.getaddrinfo(host, port, 0, 0, 0, flags | numeric_only)
