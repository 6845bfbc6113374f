"""Events that stay set for a while, and other things that are set and cleared."""

import asyncio
import threading

ready = threading.Event()
done = threading.Event()


class Lamp:
    def set(self):
        return True

    def clear(self):
        return False


def run():
    ready.clear()
    ready.set()
    done.clear()  # another one
    ready.set()
    print("long enough")
    ready.clear()


def blink(lamp=None):
    lamp = Lamp()
    lamp.set()
    lamp.clear()


async def ring():
    bell = asyncio.Event()
    bell.set()  # wakes all tasks that wait, and nobody comes in between
    bell.clear()


run()
blink()
