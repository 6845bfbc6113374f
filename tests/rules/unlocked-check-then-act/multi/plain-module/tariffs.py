"""Knows nothing of threads."""

rates = {}


def rate_of(city):
    if city not in rates:  # expect: PC0304 "rates"
        rates[city] = ask(city)
    return rates[city]


def ask(city):
    with open(city) as file:
        return float(file.read())
