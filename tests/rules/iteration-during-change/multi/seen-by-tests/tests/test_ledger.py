from ledger import Ledger


def test_book():
    ledger = Ledger()
    ledger.book("rent", 100)
    ledger.book("food", 20)
