"""One lock for the list of accounts, one for each account."""
import threading

from ledger import Ledger

registry_lock = threading.Lock()
registry = {}


class Account:
    def __init__(self, owner):
        self.owner = owner
        self.lock = threading.Lock()
        self.balance = 0
        self.ledger = Ledger()

    def deposit(self, amount):
        with self.lock:
            self.balance += amount
            self.ledger.note(self.owner, amount)

    def close(self):
        with registry_lock:
            with self.lock:
                registry.pop(self.owner)


def find(owner):
    with registry_lock:
        return registry[owner]
