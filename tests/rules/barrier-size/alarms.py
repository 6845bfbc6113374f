"""A barrier for more, or fewer, than the threads that come to it."""

import threading
from threading import Barrier


def run(name, line):
    print(name, "is ready")
    line.wait()
    print(name, "runs")


# Two runners, three parties.
def race():
    line = threading.Barrier(3)  # expect: PC0413 "2"
    runners = [
        threading.Thread(target=run, args=("Ann", line)),
        threading.Thread(target=run, args=("Ben", line)),
    ]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()


# A loop, a number with a name, another name of the class.
def relay():
    count = 4
    gate = Barrier(count)  # expect: PC0413 "gate"
    runners = []
    for number in range(3):
        runner = threading.Thread(target=run, args=(number, gate))
        runner.start()
        runners.append(runner)
    for runner in runners:
        runner.join()


# A closure; the caller comes, too, and the last one is one too many.
def together():
    meeting = threading.Barrier(4)  # expect: PC0413 "5"

    def arrive():
        print("arrived")
        meeting.wait()

    guests = [threading.Thread(target=arrive) for _ in range(4)]
    for guest in guests:
        guest.start()
    meeting.wait()
    for guest in guests:
        guest.join()


class Choir:
    """In a method, with the threads in a list of names."""

    def sing(self):
        start = threading.Barrier(2)  # expect: PC0413 "start"
        singers = [threading.Thread(target=run, args=(name, start)) for name in ("alto", "bass", "tenor")]
        for singer in singers:
            singer.start()
        for singer in singers:
            singer.join()


# A sum: the main thread was meant to come, too.
parts = 3


def rehearse():
    start = threading.Barrier(parts + 1)  # expect: PC0413 "`start` needs 4 parties but gets 3"
    players = [threading.Thread(target=run, args=(part, start)) for part in range(parts)]
    for player in players:
        player.start()
    for player in players:
        player.join()
