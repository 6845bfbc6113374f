import threading

tables = threading.Semaphore(4)
# Starts at zero: a signal, given by one and taken by another.
orders = threading.Semaphore(0)
