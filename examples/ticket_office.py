"""Sells the seats of one theatre at many counters, and gives up when a counter is too busy.

Three small mistakes around a lock, each of which lets two people sit on one seat, or nobody at all.
"""

import threading

seats = set(range(200))
office = threading.Lock()
audit_lock = threading.Lock()


def sell_patiently():
    office.acquire(timeout=0.5)
    seat = seats.pop()
    office.release()
    return seat


def sell_carefully():
    try:
        if not office.acquire(timeout=0.5):
            raise TimeoutError("the office is too busy")
        return seats.pop()
    finally:
        office.release()


def begin_audit():
    audit_lock.acquire()
    print("sold so far:", 200 - len(seats))


def open_office():
    clerk = threading.Thread(target=begin_audit)
    print(sell_patiently(), sell_carefully())


if __name__ == "__main__":
    open_office()
