# python: 3.12
"""Processes that start anew."""

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
    multiprocessing.set_start_method("spawn")
    cleaner = threading.Thread(target=release_late_bookings, daemon=True)
    cleaner.start()
    booking = multiprocessing.Process(target=book, args=("1a",))
    booking.start()
    booking.join()


if __name__ == "__main__":
    main()
