import threading

from till import Till

till = Till()


def sell(price):
    before = till.content()
    till.set_content(before + price)  # expect: PC0318 "`set_content()` writes back what `content()` read"


def count(coins):
    # One till for each call: nobody else has it.
    own = Till()
    for coin in coins:
        own.set_content(own.content() + coin)
    return own.content()


def open_market():
    stands = [threading.Thread(target=sell, args=(price,)) for price in range(3)]
    stands += [threading.Thread(target=count, args=([price],)) for price in range(3)]
    for stand in stands:
        stand.start()
    for stand in stands:
        stand.join()


open_market()
