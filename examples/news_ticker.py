"""A news ticker of coroutines that share one event loop, and stop it in a dozen ways.

While one of them waits with its eyes shut, none of the others moves. Which of the waits could be awaited?
"""

import asyncio
import queue
import shutil
import smtplib
import socket
import sqlite3
import subprocess
import time
import urllib.request

incoming = queue.Queue()


async def poll(feed):
    while True:
        page = urllib.request.urlopen(feed).read()
        remember(page)
        time.sleep(5)


def remember(page):
    subprocess.run(["gzip", "--keep", "latest.html"], check=True)
    print(len(page), "bytes")


async def archive():
    database = sqlite3.connect("news.db")
    database.execute("create table if not exists news (line text)")
    shutil.copytree("pages", "archive")
    subprocess.run(["sync"], check=True)


async def dictate():
    while line := input("headline: "):
        print(line)


async def forward(message):
    server = smtplib.SMTP()
    server.send_message(message)


async def is_online(host):
    return socket.gethostbyname(host) != ""


async def next_line():
    return incoming.get()


async def headline():
    return "nothing new"


async def show():
    print(asyncio.run(headline()))


async def show_later():
    loop = asyncio.get_running_loop()
    print(asyncio.run_coroutine_threadsafe(headline(), loop).result())


class Subscriber(asyncio.Protocol):
    def connection_made(self, transport):
        time.sleep(1)
        transport.write(b"welcome")


async def main():
    server = await asyncio.get_running_loop().create_server(Subscriber, port=8080)
    await asyncio.gather(poll("https://example.com/feed"), dictate(), show(), show_later(), server.serve_forever())


if __name__ == "__main__":
    asyncio.run(main())
