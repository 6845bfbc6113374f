"""A relay: a pool fetches, a task hands on, a timer sweeps, a signal stops it; two locks are taken in both orders."""
import asyncio
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

inbox_lock = threading.Lock()
outbox_lock = threading.Lock()
inbox = []
outbox = []
stopping = False


def begin():
    inbox_lock.acquire()


def end():
    inbox_lock.release()


@contextmanager
def both():
    with inbox_lock, outbox_lock:
        yield


def fetch(name):
    begin()
    try:
        inbox.append(name)
    finally:
        end()


def sweep():
    with outbox_lock:
        fetch("swept")
        outbox.clear()


def stop(number, frame):
    global stopping
    stopping = True


async def hand_on(queue):
    while not stopping:
        item = await queue.get()
        with both():
            outbox.append(item)


async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(hand_on(queue))
    with ThreadPoolExecutor() as pool:
        for name in ("a", "b"):
            pool.submit(fetch, name)
    await task


signal.signal(signal.SIGTERM, stop)
threading.Timer(5, sweep).start()
asyncio.run(main())
