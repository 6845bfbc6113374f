"""Near misses: the numbers fit, or nobody knows them."""

import threading


def run(name, line):
    print(name, "is ready")
    line.wait()
    print(name, "runs")


def start_all(threads):
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# As many as there are parties; the caller is one of them.
def race():
    line = threading.Barrier(3)
    runners = [threading.Thread(target=run, args=(name, line)) for name in ("Ann", "Ben")]
    for runner in runners:
        runner.start()
    line.wait()
    for runner in runners:
        runner.join()


# A barrier is used again: four threads, two at a time.
def in_pairs():
    pair = threading.Barrier(2)
    start_all([threading.Thread(target=run, args=(n, pair)) for n in range(4)])


# Nobody knows how many.
def unknown(names):
    line = threading.Barrier(3)
    start_all([threading.Thread(target=run, args=(name, line)) for name in names])


def as_many(names):
    line = threading.Barrier(len(names))
    start_all([threading.Thread(target=run, args=(name, line)) for name in range(3)])


# Others come, too.
def with_others(club):
    line = threading.Barrier(4)
    club.invite(line)
    start_all([threading.Thread(target=run, args=(n, line)) for n in range(3)])


# Not each of them waits.
def sometimes(n, line):
    if n > 0:
        line.wait()


def some_of_them():
    line = threading.Barrier(2)
    start_all([threading.Thread(target=sometimes, args=(n, line)) for n in range(3)])


# Waits more than once.
def twice(line):
    line.wait()
    line.wait()


def rounds():
    line = threading.Barrier(3)
    start_all([threading.Thread(target=twice, args=(line,)) for _ in range(2)])


# A sum, and the main thread comes.
parts = 3


def rehearse():
    start = threading.Barrier(parts + 1)
    players = [threading.Thread(target=once, args=(part, start)) for part in range(parts)]
    for player in players:
        player.start()
    start.wait()
    for player in players:
        player.join()


def once(part, start):
    start.wait()
    print(part)
