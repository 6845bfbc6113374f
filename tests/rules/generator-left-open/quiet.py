"""Generators that run to their end, that are closed, or that leave nothing behind."""

import asyncio
from contextlib import aclosing, asynccontextmanager


async def lines(reader):
    try:
        while True:
            yield await reader.readline()
    finally:
        print("closed")


async def numbers():
    for number in range(3):
        await asyncio.sleep(0)
        yield number


async def caught(reader):
    while True:
        try:
            yield await reader.readline()
        except ValueError:
            print("again")


@asynccontextmanager
async def session(reader):
    try:
        yield reader
    finally:
        print("closed")


async def main(reader, word):
    async with aclosing(lines(reader)) as found:
        async for line in found:
            if word in line:
                break
    async for number in numbers():
        if number > 1:
            break
    async for line in lines(reader):
        for letter in line:
            if letter == word:
                break
    async for line in caught(reader):
        break
    async with session(reader) as opened:
        async for line in opened:
            return line
