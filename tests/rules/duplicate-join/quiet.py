"""Near misses of duplicate-join; the comment of each says why nobody was forgotten."""

import threading


def load(name, rows):
    rows.append(name)


# Each once.
def load_both(rows):
    users = threading.Thread(target=load, args=("users", rows))
    orders = threading.Thread(target=load, args=("orders", rows))
    users.start()
    orders.start()
    users.join()
    orders.join()
    return rows


# Twice, but there is no other thread: legal, and harmless.
def load_users(rows):
    users = threading.Thread(target=load, args=("users", rows))
    users.start()
    users.join()
    users.join()
    return rows


# Twice, and the other one too.
def load_twice(rows):
    users = threading.Thread(target=load, args=("users", rows))
    orders = threading.Thread(target=load, args=("orders", rows))
    users.start()
    orders.start()
    users.join()
    orders.join()
    users.join()
    return rows


# First for a while, then to the end.
def load_patiently(rows, view):
    users = threading.Thread(target=load, args=("users", rows))
    audit = threading.Thread(target=view.audit, daemon=True)
    users.start()
    audit.start()
    users.join(timeout=5)
    if users.is_alive():
        view.warn("still loading")
        users.join()
    return rows


# Once on each of two ways.
def load_somehow(rows, view, quick):
    users = threading.Thread(target=load, args=("users", rows))
    audit = threading.Thread(target=view.audit, daemon=True)
    users.start()
    audit.start()
    if quick:
        users.join(1)
    else:
        users.join()
    return rows


def load_or_fail(rows, view):
    users = threading.Thread(target=load, args=("users", rows))
    audit = threading.Thread(target=view.audit, daemon=True)
    users.start()
    audit.start()
    try:
        view.draw(rows)
    except OSError:
        users.join()
        raise
    users.join()
    return rows


# The other one is joined by the loop, the caller, a helper, or the object that keeps it.
def load_mixed(rows):
    users = threading.Thread(target=load, args=("users", rows))
    orders = threading.Thread(target=load, args=("orders", rows))
    users.start()
    orders.start()
    users.join()
    for thread in (users, orders):
        thread.join()
    return rows


def load_and_return(rows):
    users = threading.Thread(target=load, args=("users", rows))
    orders = threading.Thread(target=load, args=("orders", rows))
    users.start()
    orders.start()
    users.join()
    users.join()
    return orders


def wait_for(thread):
    thread.join()


def load_with_helper(rows):
    users = threading.Thread(target=load, args=("users", rows))
    orders = threading.Thread(target=load, args=("orders", rows))
    users.start()
    orders.start()
    users.join()
    users.join()
    wait_for(orders)


# The other one was never started, which is no matter of joining: it is handed on.
def load_now_and_later(rows, later):
    users = threading.Thread(target=load, args=("users", rows))
    orders = threading.Thread(target=load, args=("orders", rows))
    users.start()
    later.append(orders)
    users.join()
    users.join()
    return rows


# A new thread under the same name.
def load_in_turn(rows):
    loader = threading.Thread(target=load, args=("users", rows))
    loader.start()
    loader.join()
    loader = threading.Thread(target=load, args=("orders", rows))
    loader.start()
    loader.join()
    return rows


class Pump:
    """Joined twice because closing twice is allowed; the other thread is joined in `close`."""

    def __init__(self, source, target):
        self._reader = threading.Thread(target=source.read)
        self._writer = threading.Thread(target=target.write)
        self._reader.start()
        self._writer.start()

    def stop_reading(self):
        self._reader.join()

    def close(self):
        self._reader.join()
        self._writer.join()


# Strings have a `join` as well.
def path_of(parts, separator):
    head = separator.join(parts)
    tail = separator.join(parts)
    return head, tail
