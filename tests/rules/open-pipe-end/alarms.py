"""Pipes that are read until they are closed, and that nobody closes."""

import multiprocessing
from multiprocessing import Pipe, Process


def measure(writer):
    for degrees in range(20):
        writer.send(degrees)


def collect():
    reader, writer = Pipe(duplex=False)
    sensor = Process(target=measure, args=(writer,))
    sensor.start()
    while True:
        try:
            print(reader.recv())  # expect: PC0717
        except EOFError:
            break
    sensor.join()


def collect_from_all(rooms):
    mine, theirs = multiprocessing.Pipe()
    sensors = [Process(target=measure, args=(theirs,)) for _ in rooms]
    for sensor in sensors:
        sensor.start()
    total = 0
    try:
        while True:
            total += mine.recv()  # expect: PC0717
    except EOFError:
        print(total)
    for sensor in sensors:
        sensor.join()


def show(reader, writer):
    while True:
        try:
            text = reader.recv_bytes()  # expect: PC0717
        except (EOFError, OSError):
            return
        print(text)


def print_all(texts):
    reader, writer = Pipe(False)
    printer = Process(target=show, args=(reader, writer))
    printer.start()
    reader.close()
    for text in texts:
        writer.send_bytes(text)
    writer.close()
    printer.join()


class Shop:
    def serve(self, orders):
        try:
            while True:
                print("cooked", orders.recv())
        except EOFError:
            print("closed")

    def open(self, meals):
        counter, kitchen = Pipe()
        cook = Process(target=self.serve, args=(kitchen,))
        cook.start()
        for meal in meals:
            counter.send(meal)
        cook.join()  # expect: PC0717


if __name__ == "__main__":
    collect()
    collect_from_all(["attic", "cellar"])
    print_all([b"a", b"b"])
    Shop().open(["soup"])
