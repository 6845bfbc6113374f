"""Objects of one thread in the hands of another."""

import sqlite3
import threading
import tkinter as tk
from concurrent.futures import ThreadPoolExecutor
from tkinter import ttk

connection = sqlite3.connect("stock.db")


def count():
    rows = connection.execute("select count(*) from stock")  # expect: PC0313 "`connection.execute` raises ProgrammingError in thread `count`: it belongs to the thread that made it"
    print(rows.fetchone())


class Store:
    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.cursor = self.db.cursor()

    def begin(self):
        self.saver = threading.Thread(target=self.save)
        self.saver.start()

    def save(self):
        self.cursor.execute("insert into log values (1)")  # expect: PC0313
        self.db.commit()  # expect: PC0313

    def close(self):
        self.saver.join()
        self.db.close()


def store(database, row):
    database.execute("insert into stock values (?)", (row,))  # expect: PC0313


def handed_over():
    database = sqlite3.connect("more.db")
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(store, database, row) for row in range(3)]
    for future in futures:
        future.result()


class Window:
    def __init__(self):
        self.root = tk.Tk()
        self.label = tk.Label(self.root, text="ready")
        self.bar = ttk.Progressbar(self.root)
        self.worker = threading.Thread(target=self.load, daemon=True)
        self.worker.start()

    def load(self):
        for step in range(10):
            self.bar.step(10)  # expect: PC0314 "`self.bar.step` in thread `Window.load`: a widget belongs to the thread of its window"
        self.show("done")

    def show(self, text):
        self.label.config(text=text)  # expect: PC0314


def main():
    counter = threading.Thread(target=count)
    counter.start()
    counter.join()
    shop = Store("shop.db")
    shop.begin()
    shop.close()
    handed_over()
    Window().root.mainloop()


if __name__ == "__main__":
    main()
