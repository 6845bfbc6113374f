"""Pipes that are closed, or whose reader knows what comes last."""

from multiprocessing import Pipe, Process


def measure(writer):
    for degrees in range(20):
        writer.send(degrees)
    writer.send(None)


def closed_in_time():
    reader, writer = Pipe(duplex=False)
    sensor = Process(target=measure, args=(writer,))
    sensor.start()
    writer.close()
    while True:
        try:
            print(reader.recv())
        except EOFError:
            break
    sensor.join()


def up_to_a_mark():
    reader, writer = Pipe(duplex=False)
    sensor = Process(target=measure, args=(writer,))
    sensor.start()
    while True:
        try:
            degrees = reader.recv()
        except EOFError:
            break
        if degrees is None:
            break
    sensor.join()


def a_number_of_them():
    reader, writer = Pipe(duplex=False)
    sensor = Process(target=measure, args=(writer,))
    sensor.start()
    try:
        for _ in range(20):
            print(reader.recv())
    except EOFError:
        print("fewer")
    sensor.join()


def as_long_as_there_is_something():
    reader, writer = Pipe(duplex=False)
    sensor = Process(target=measure, args=(writer,))
    sensor.start()
    while True:
        try:
            if reader.poll(1):
                print(reader.recv())
        except EOFError:
            break
    sensor.join()


def show(reader, writer):
    writer.close()
    while True:
        try:
            print(reader.recv())
        except EOFError:
            return


def closed_on_both_sides(texts):
    reader, writer = Pipe(False)
    printer = Process(target=show, args=(reader, writer))
    printer.start()
    for text in texts:
        writer.send(text)
    writer.close()
    printer.join()


def listen(orders):
    while True:
        try:
            print(orders.recv())
        except EOFError:
            return


def killed(texts):
    mine, theirs = Pipe()
    listener = Process(target=listen, args=(theirs,))
    listener.start()
    for text in texts:
        mine.send(text)
    listener.terminate()
    listener.join()


def left_by_a_with(texts):
    mine, theirs = Pipe()
    listener = Process(target=listen, args=(theirs,))
    listener.start()
    with mine:
        for text in texts:
            mine.send(text)
    listener.join()


def kept_elsewhere(writers):
    reader, writer = Pipe(duplex=False)
    writers.append(writer)
    sensor = Process(target=measure, args=(writer,))
    sensor.start()
    while True:
        try:
            print(reader.recv())
        except EOFError:
            break
    sensor.join()
