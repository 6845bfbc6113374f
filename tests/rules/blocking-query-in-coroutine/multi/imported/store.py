import sqlite3
import threading

guard = threading.Lock()
connection = sqlite3.connect("rows.db")
