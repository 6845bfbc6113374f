import threading

import accounts
from accounts import Account, registry_lock as lock


def totals(owners):
    lock.acquire()
    total = sum(accounts.find(owner).balance for owner in owners)
    lock.release()
    return total


class Audited(Account):
    def audit(self):
        with self.lock:
            self.deposit(0)

    def reopen(self):
        with self.lock:
            with lock:
                accounts.registry[self.owner] = self


def main():
    workers = [threading.Thread(target=totals, args=([],)) for _ in range(4)]
    for worker in workers:
        worker.start()
        worker.join()
