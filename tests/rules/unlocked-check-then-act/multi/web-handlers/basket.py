"""Knows nothing of requests, nor of the threads that answer them."""

baskets = {}


def basket_of(guest):
    if guest not in baskets:  # expect: PC0304 "baskets"
        with open(guest) as file:
            baskets[guest] = file.read().splitlines()
    return baskets[guest]
