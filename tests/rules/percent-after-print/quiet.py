"""Formatting inside the parenthesis, and a `print` that is not the built-in."""

import threading
from display import print as show


class Page:
    def print(self, text):
        return len(text)


def work(number, page):
    print("working on %d" % number)
    print(number % 3)
    return page.print("x") % 3, show("x") % 3, Page().print("y") % 2  # expect: PC0118


def local(number):
    def print(text):
        return len(text)

    return print("own") % number


threading.Thread(target=work, args=(1, None)).start()
