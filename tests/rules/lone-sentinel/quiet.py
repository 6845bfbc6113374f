"""Near misses: a mark for each worker, a mark that is handed on, a number nobody knows, workers nobody waits for."""

import queue
import threading

WORKERS = 4


def for_each(names):
    letters = queue.Queue()

    def work():
        while True:
            letter = letters.get()
            if letter is None:
                break
            print(letter)

    threads = [threading.Thread(target=work) for _ in range(WORKERS)]
    for thread in threads:
        thread.start()
    for name in names:
        letters.put(name)
    for _ in threads:
        letters.put(None)
    for thread in threads:
        thread.join()


def handed_on(names):
    parcels = queue.Queue()

    def work():
        while True:
            parcel = parcels.get()
            if parcel is None:
                parcels.put(None)
                break
            print(parcel)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for name in names:
        parcels.put(name)
    parcels.put(None)
    for thread in threads:
        thread.join()


def as_many_as(names, count):
    cards = queue.Queue()

    def work():
        for card in iter(cards.get, None):
            print(card)

    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads:
        thread.start()
    for name in names:
        cards.put(name)
    cards.put(None)
    for thread in threads:
        thread.join()


def one(names):
    bills = queue.Queue()

    def work():
        for bill in iter(bills.get, None):
            print(bill)

    thread = threading.Thread(target=work)
    thread.start()
    for name in names:
        bills.put(name)
    bills.put(None)
    thread.join()


def in_background(names):
    """The first mark is a way to stop one; Python ends daemons at its own end."""
    notes = queue.Queue()

    def work():
        while True:
            note = notes.get()
            if note is None:
                break
            print(note)

    for _ in range(4):
        threading.Thread(target=work, daemon=True).start()
    for name in names:
        notes.put(name)
    notes.put(None)


def gives_up(names):
    films = queue.Queue()

    def work():
        while True:
            try:
                film = films.get(timeout=5)
            except queue.Empty:
                break
            if film is None:
                break
            print(film)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for name in names:
        films.put(name)
    films.put(None)
    for thread in threads:
        thread.join()


def one_each(names):
    threads = []
    for _ in range(4):
        maps = queue.Queue()
        thread = threading.Thread(target=read, args=(maps,))
        thread.start()
        threads.append(thread)
        for name in names:
            maps.put(name)
        maps.put(None)
    for thread in threads:
        thread.join()


def read(maps):
    for each in iter(maps.get, None):
        print(each)


class Pool:
    def __init__(self):
        self._jobs = queue.Queue()
        self._threads = [threading.Thread(target=self._work) for _ in range(4)]
        for thread in self._threads:
            thread.start()

    def _work(self):
        for job in iter(self._jobs.get, None):
            print(job)

    def _end_one(self):
        self._jobs.put(None)

    def close(self):
        for thread in self._threads:
            self._end_one()
        for thread in self._threads:
            thread.join()


class Crew:
    """Whoever has it stops one after the other."""

    def __init__(self):
        self._tasks = queue.Queue()
        self._threads = [threading.Thread(target=self._work) for _ in range(2)]
        for thread in self._threads:
            thread.start()

    def _work(self):
        for task in iter(self._tasks.get, None):
            print(task)

    def end_first(self):
        self._tasks.put(None)

    def end_second(self):
        self._tasks.put(None)


def marks_among_items(names):
    stamps = queue.Queue()

    def work():
        for stamp in iter(stamps.get, None):
            print(stamp)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for name in [*names, None]:
        stamps.put(name)
    stamps.put(None)
    for thread in threads:
        thread.join()


def as_many_producers(names):
    coins = queue.Queue()

    def make():
        for name in names:
            coins.put(name)
        coins.put(None)

    def spend():
        for coin in iter(coins.get, None):
            print(coin)

    threads = [threading.Thread(target=make) for _ in range(3)] + [threading.Thread(target=spend) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Fleet:
    def __init__(self):
        self._trips = queue.Queue()
        self._cars = [threading.Thread(target=self._drive) for _ in range(2)]
        for car in self._cars:
            car.start()

    def _drive(self):
        for trip in iter(self._trips.get, None):
            print(trip)

    def retire_one(self):
        self._trips.put(None)
