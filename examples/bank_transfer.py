"""A bank in which many tellers move money at the same time.

Every account has its own lock. Follow one refused transfer: who gives the lock back?
"""

import threading


class InsufficientFunds(Exception):
    pass


class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance
        self.lock = threading.Lock()

    def deposit(self, amount):
        with self.lock:
            self.balance += amount

    def withdraw(self, amount):
        self.lock.acquire()
        self.check_funds(amount)
        self.balance -= amount
        self.lock.release()

    def check_funds(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(f"{self.owner} has only {self.balance}")

    def close(self, successor):
        with self.lock:
            if self.balance > 0:
                successor.deposit(self.balance)
                self.balance = 0

    def refund(self, amount, fee):
        with self.lock:
            self.balance -= fee
            self.deposit(amount)


def transfer(source, target, amount):
    source.withdraw(amount)
    target.deposit(amount)


if __name__ == "__main__":
    alice, bob = Account("Alice", 100), Account("Bob", 20)
    transfer(alice, bob, 30)
    try:
        transfer(bob, alice, 1000)
    except InsufficientFunds as refusal:
        print("refused:", refusal)
    bob.deposit(5)
    print(alice.balance, bob.balance)
