"""Callbacks that block nobody."""

import asyncio
import multiprocessing
import os
import socket
import time
from concurrent.futures import ThreadPoolExecutor


# Safe: a worker thread runs it.
def work():
    time.sleep(1)


# Safe: over at once.
class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)
        asyncio.get_running_loop().call_later(1, self.transport.close)


# Safe: a pool calls this on one of its own threads.
def finished(future):
    time.sleep(1)
    print(future)


# Safe: the loop calls them when somebody has come, and when there is something to read.
def greet(door: socket.socket):
    guest, _ = door.accept()
    guest.sendall(b"hello")


def listen(child):
    print(child.recv())


class Reception:
    def __init__(self):
        self.door: socket.socket = socket.create_server(("", 8080))

    async def open(self):
        asyncio.get_running_loop().add_reader(self.door, lambda: self.let_in(self.door))

    def let_in(self, door: socket.socket):
        guest, address = door.accept()
        print(guest, address)


async def wait_for_guests():
    loop = asyncio.get_running_loop()
    door = socket.create_server(("", 8081))
    loop.add_reader(door, greet, door)
    child, other = multiprocessing.Pipe()
    loop.add_reader(child.fileno(), listen, child)
    print(other)
    await Reception().open()


# Safe: the loop calls it when there is something to read.
class Feed:
    def __init__(self, descriptor):
        self.descriptor = descriptor

    def arrived(self):
        print(os.read(self.descriptor, 4096))

    def follow(self):
        asyncio.get_running_loop().add_reader(self.descriptor, self.arrived)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "started")
    loop.run_in_executor(None, work)
    ThreadPoolExecutor().submit(work).add_done_callback(finished)
    await asyncio.to_thread(work)
    await wait_for_guests()
    Feed(0).follow()


asyncio.run(main())
