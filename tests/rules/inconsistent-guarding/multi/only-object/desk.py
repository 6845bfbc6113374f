import threading

from board import board


def clear():
    with board.lock:
        board.games.clear()


def show():
    for name, players in board.games.items():  # expect: PC0303 "`board.games` is iterated without `board.lock`, which 3 of its 5 accesses hold"
        print(name, players)


def names():
    return list(board.games)


def open_desk():
    clearing = threading.Thread(target=clear)
    clearing.start()
    show()
    clearing.join()
