"""Without a word of the project, the newest release that is known is meant; here is something newer."""

import threading


def lines(source):
    return threading.serialize_iterator(source)  # expect: PC1524 "needs Python 3.15"
