# python: 3.14t
"""Near misses: without the GIL a thread inherits the context of its starter."""

import contextvars
import threading

user = contextvars.ContextVar("user")


# Safe: the thread begins with what is set here.
def write_report():
    print("report for", user.get())


def request(name):
    user.set(name)
    threading.Thread(target=write_report, daemon=True).start()
