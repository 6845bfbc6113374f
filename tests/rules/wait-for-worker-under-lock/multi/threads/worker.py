"""The work of the thread."""

from state import lock, rows


def fill():
    add(1)


def add(row):
    with lock:  # related: PC0216 "needs `lock`"
        rows.append(row)
