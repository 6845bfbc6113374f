import threading

import meeting
from meeting import bridge, crew_size, ferry, finish, gate, lobby, tunnel


def row(boat):
    print(boat, "is ready")
    gate.wait()
    print(boat, "is off")
    meeting.finish.wait()


def board(passenger):
    ferry.wait()
    print(passenger)


def cross(weight):
    if weight < 10:
        bridge.wait()
    print(weight)


def dig():
    tunnel.wait()


def greet(place):
    place.wait()


def start_race():
    boats = [threading.Thread(target=row, args=(number,)) for number in range(crew_size)]
    for boat in boats:
        boat.start()
    # The one who starts them comes as well: four and one are five.
    finish.wait()
    for boat in boats:
        boat.join()


def start_others():
    others = [threading.Thread(target=greet, args=(lobby,))]
    others += [threading.Thread(target=board, args=(number,)) for number in range(3)]
    others += [threading.Thread(target=cross, args=(number,)) for number in range(3)]
    others += [threading.Thread(target=dig) for _ in range(2)]
    for other in others:
        other.start()
    ferry.reset()
    for other in others:
        other.join()


def start_miners():
    miners = [threading.Thread(target=dig) for _ in range(2)]
    for miner in miners:
        miner.start()
    for miner in miners:
        miner.join()


if __name__ == "__main__":
    start_race()
    start_others()
    start_miners()
