"""A small museum: its catalogue, its window, its guards."""

import os
import sqlite3
import sys
import threading
import tkinter as tk

catalogue = sqlite3.connect("museum.db")


def count_visitors():
    catalogue.execute("update visitors set number = number + 1")  # the catalogue knows the thread that opened it


def print_labels(folder):
    os.chdir(folder)  # and everybody else moves along
    for name in os.listdir("."):
        print(name)


def guard(rooms):
    for room in rooms:
        if not os.path.exists(room):
            sys.exit(f"{room} is gone")  # the guard goes home; the museum stays open


class TicketWindow:
    def __init__(self):
        self.window = tk.Tk()
        self.queue_length = tk.Label(self.window)
        self.counter = threading.Thread(target=self.count, daemon=True)
        self.counter.start()

    def count(self):
        self.queue_length.config(text="long")  # the window is drawn by another thread


def open_museum():
    workers = [
        threading.Thread(target=count_visitors),
        threading.Thread(target=print_labels, args=("labels",)),
        threading.Thread(target=guard, args=(["east", "west"],)),
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    TicketWindow().window.mainloop()


if __name__ == "__main__":
    open_museum()
