"""Used by others than its tests, so the tests are not all who call it."""

import threading
import time


class Ledger:
    def __init__(self):
        self._entries = {}
        threading.Thread(target=self._settle, daemon=True).start()

    def _settle(self):
        while True:
            for account in self._entries:  # expect: PC0307 "`self._entries` is iterated while `Ledger.book`"
                print(account)
            time.sleep(60)

    def book(self, account, amount):
        self._entries[account] = amount
