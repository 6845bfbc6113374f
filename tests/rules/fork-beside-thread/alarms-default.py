# python: 3.12
"""Processes that Linux forks as long as nobody says otherwise."""

import multiprocessing
import threading

seats = {}
seats_lock = threading.Lock()


def release_late_bookings():
    while True:
        with seats_lock:
            seats.clear()


def book(seat):
    with seats_lock:
        seats[seat] = True


def main():
    cleaner = threading.Thread(target=release_late_bookings, daemon=True)
    cleaner.start()
    booking = multiprocessing.Process(target=book, args=("1a",))
    booking.start()  # expect: PC0710
    booking.join()


if __name__ == "__main__":
    main()
