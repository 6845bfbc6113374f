"""Knows nothing of threads."""

from ledger import note

rates = {}


def rate_of(city):
    if city not in rates:  # expect: PC0304 "rates"
        rates[city] = ask(city)
    note(city)
    return rates[city]


def ask(city):
    with open(city) as file:
        return float(file.read())
