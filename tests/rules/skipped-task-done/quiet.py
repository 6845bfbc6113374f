"""Near misses: the item is accounted for whatever happens, nothing is to be expected, or nobody waits."""

import logging
import os
import queue
import threading
import urllib.request


def always(addresses):
    pages = queue.Queue()

    def fetch():
        while True:
            page = pages.get()
            try:
                print(urllib.request.urlopen(page).status)
            finally:
                pages.task_done()

    threading.Thread(target=fetch, daemon=True).start()
    for address in addresses:
        pages.put(address)
    pages.join()


def both_ways(addresses):
    letters = queue.Queue()

    def fetch():
        while True:
            letter = letters.get()
            try:
                print(urllib.request.urlopen(letter).status)
            except Exception:
                logging.exception("lost")
                letters.task_done()
            else:
                letters.task_done()

    threading.Thread(target=fetch, daemon=True).start()
    for address in addresses:
        letters.put(address)
    letters.join()


def handled(addresses):
    parcels = queue.Queue()

    def fetch():
        while True:
            parcel = parcels.get()
            try:
                print(urllib.request.urlopen(parcel).status)
            except OSError:
                logging.exception("lost")
            parcels.task_done()

    threading.Thread(target=fetch, daemon=True).start()
    for address in addresses:
        parcels.put(address)
    parcels.join()


def nobody_waits(addresses):
    cards = queue.Queue()

    def fetch():
        while True:
            card = cards.get()
            print(urllib.request.urlopen(card).status)
            cards.task_done()

    threading.Thread(target=fetch, daemon=True).start()
    for address in addresses:
        cards.put(address)


def no_failure(names):
    lines = queue.Queue()

    def write():
        while True:
            line = lines.get()
            print(line)
            lines.task_done()

    threading.Thread(target=write, daemon=True).start()
    for name in names:
        lines.put(name)
    lines.join()


def in_the_same_thread(addresses):
    stamps = queue.Queue()
    for address in addresses:
        stamps.put(address)
        print(urllib.request.urlopen(stamps.get()).status)
        stamps.task_done()
    stamps.join()


def gives_up(addresses):
    bills = queue.Queue()

    def fetch():
        while True:
            bill = bills.get()
            try:
                print(urllib.request.urlopen(bill).status)
            except Exception:
                os._exit(1)
            bills.task_done()

    threading.Thread(target=fetch, daemon=True).start()
    for address in addresses:
        bills.put(address)
    bills.join()


def done_first(addresses):
    notes = queue.Queue()

    def fetch():
        while True:
            note = notes.get()
            notes.task_done()
            print(urllib.request.urlopen(note).status)

    threading.Thread(target=fetch, daemon=True).start()
    for address in addresses:
        notes.put(address)
    notes.join()


def by_another(addresses, pool):
    films = queue.Queue()

    def done(_):
        films.task_done()

    def fetch():
        while True:
            film = films.get()
            print(urllib.request.urlopen(film).status)
            pool.submit(print, film).add_done_callback(done)

    threading.Thread(target=fetch, daemon=True).start()
    for address in addresses:
        films.put(address)
    films.join()


def on_empty(addresses):
    maps = queue.Queue()

    def fetch():
        while True:
            try:
                each = maps.get(timeout=1)
            except queue.Empty:
                return
            print(each)
            maps.task_done()

    threading.Thread(target=fetch, daemon=True).start()
    for address in addresses:
        maps.put(address)
    maps.join()
