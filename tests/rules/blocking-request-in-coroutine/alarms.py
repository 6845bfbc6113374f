"""Requests that stop the event loop."""

import asyncio
import http.client
import urllib.request

import httpx
import requests
from requests import Session as Http


class Client:
    """On the module, on a session that the object keeps, and on one with another name."""

    def __init__(self):
        self.session = requests.Session()
        self.other = Http()

    async def load(self, url):
        first = requests.get(url).json()  # expect: PC0902 "`requests.get`"
        second = self.session.post(url, json=first)  # expect: PC0902 "`self.session.post`"
        self.other.put(url)  # expect: PC0902
        return second, urllib.request.urlopen(url).read()  # expect: PC0902


# A client entered with `with`, by annotation, and a connection made by hand.
async def fetch(url, given: requests.Session):
    with httpx.Client() as client:
        client.get(url)  # expect: PC0902 "`client.get`"
    given.delete(url)  # expect: PC0902
    connection = http.client.HTTPConnection("localhost")
    connection.request("GET", url)  # expect: PC0902
    await asyncio.sleep(0)
