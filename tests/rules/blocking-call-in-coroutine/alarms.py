"""Coroutines that stop their event loop."""

import asyncio
import queue
import socket
import subprocess
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from time import sleep as pause

import requests


# Directly, in a loop and under another name.
async def poll(device):
    while not device.ready:
        time.sleep(1)  # expect: PC0901 "`time.sleep`"
    pause(0.5)  # expect: PC0901 "`pause`"


class Client:
    """Requests, on the module and on a session that the object keeps."""

    def __init__(self):
        self.session = requests.Session()

    async def load(self, url):
        first = requests.get(url).json()  # expect: PC0901 "`requests.get`"
        second = self.session.post(url, json=first)  # expect: PC0901 "`self.session.post`"
        return second, urllib.request.urlopen(url).read()  # expect: PC0901


# Child processes.
async def build(command):
    subprocess.run(command, check=True)  # expect: PC0901
    child = subprocess.Popen(command)
    child.wait()  # expect: PC0901 "`child.wait`"


# The terminal, and a name service.
async def ask():
    host = input("host: ")  # expect: PC0901 "`input`"
    return socket.getaddrinfo(host, 80)  # expect: PC0901


class Bridge:
    """What threads hand over: waits that nobody expects."""

    def __init__(self):
        self.jobs = queue.Queue()
        self.ready = threading.Event()
        self.pool = ThreadPoolExecutor()

    async def next(self):
        self.ready.wait()  # expect: PC0901 "`self.ready.wait`"
        return self.jobs.get()  # expect: PC0901 "`self.jobs.get`"

    async def compute(self, row):
        return self.pool.submit(pow, row, 2).result()  # expect: PC0901

    async def stop(self):
        worker = threading.Thread(target=print)
        worker.start()
        worker.join()  # expect: PC0901 "`worker.join`"
