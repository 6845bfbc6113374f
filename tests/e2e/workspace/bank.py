"""Moves money between accounts that many threads share."""
import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()

    def deposit(self, amount):
        self.lock.acquire()
        self.balance += self.in_cents(amount)
        self.lock.release()

    def in_cents(self, amount):
        return round(float(amount) * 100)
