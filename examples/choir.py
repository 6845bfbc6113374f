"""A choir: singers, their scores, and the office that keeps the lists."""

import asyncio
import subprocess
import threading
from contextvars import ContextVar
from multiprocessing import Manager

stand = threading.local()
stand.page = 1
programme = ContextVar("programme", default=[])  # one programme for all concerts


def sing():
    print("page", stand.page)  # the music stand of each singer is empty at first


def rehearse():
    singers = [threading.Thread(target=sing) for _ in range(4)]
    for singer in singers:
        singer.start()
    for singer in singers:
        singer.join()


def keep_lists():
    with Manager() as office:
        lists = office.dict()
        lists["sopranos"] = []
        lists["sopranos"].append("Ada")  # the office never hears of her
        return dict(lists)


def print_scores():
    printer = subprocess.Popen(["lilypond", "mass.ly"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    scores = printer.stdout.read()
    return scores, printer.stderr.read()  # the printer complains a lot


async def invite(guest):
    await asyncio.sleep(0.1)
    return f"{guest} comes"


async def invite_all(guests):
    for answer in asyncio.as_completed([invite(guest) for guest in guests]):
        print(answer.result())


def begin():
    evening = asyncio.new_event_loop()
    evening.run_until_complete(invite_all(["Bach", "Bruckner"]))  # and who turns off the lights?


if __name__ == "__main__":
    rehearse()
    keep_lists()
    begin()
