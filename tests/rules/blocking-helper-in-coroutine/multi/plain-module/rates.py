"""Knows nothing of event loops."""

import urllib.request


def rate_of(city):
    return float(urllib.request.urlopen(f"https://rates.example/{city}").read())
