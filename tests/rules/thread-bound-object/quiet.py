"""Objects that their own thread uses, and ways to ask it to."""

import queue
import sqlite3
import threading
import tkinter as tk

shared = sqlite3.connect("shared.db", check_same_thread=False)
lock = threading.Lock()
results = queue.Queue()


def count():
    with lock, sqlite3.connect("own.db") as own:  # its own connection
        print(own.execute("select 1").fetchone())
        print(shared.execute("select 1").fetchone())  # made for several threads
        cursor = shared.cursor()
    print(cursor.fetchone())


def connect():
    return sqlite3.connect("each.db")


def each():
    connect().execute("select 1")  # the maker runs here, too


class Database:
    def __init__(self):
        self.db = sqlite3.connect("object.db")

    def ask(self):
        return self.db.execute("select 1")


def whole():
    Database().ask()  # the object is made by the same thread


def both(database):
    database.execute("select 1")  # the main thread calls it, too


main_only = sqlite3.connect("main.db")
stopper = sqlite3.connect("long.db")


def watch():
    stopper.interrupt()  # any thread may


def unknown(database):
    database.execute("select 1")


class Window:
    def __init__(self):
        self.root = tk.Tk()
        self.label = tk.Label(self.root)
        self.worker = threading.Thread(target=self.load, daemon=True)
        self.worker.start()
        self.root.after(100, self.show)

    def load(self):
        results.put("done")
        self.root.after(0, self.show)  # runs in the thread of the window
        self.root.event_generate("<<Loaded>>")

    def show(self):
        self.label.config(text=results.get_nowait())


def main(something):
    print(main_only.execute("select 1").fetchone())
    threads = [threading.Thread(target=target) for target in (count, each, whole, watch)]
    threads.append(threading.Thread(target=both, args=(main_only,)))
    threads.append(threading.Thread(target=unknown, args=(something,)))
    for thread in threads:
        thread.start()
    both(main_only)
    for thread in threads:
        thread.join()
    Window().root.mainloop()


if __name__ == "__main__":
    main(None)
