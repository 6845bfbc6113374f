import threading

import slots
from slots import tables


def dine(name):
    tables.acquire()
    try:
        print(name)
    finally:
        tables.release()


def wait_outside(name):
    try:
        print(name)
    finally:
        tables.release()  # expect: PC0411 "`tables`"


def pay(name):
    with slots.tables:
        print(name)
        slots.tables.release()  # expect: PC0411 "`slots.tables`"


def cook():
    slots.orders.acquire()


def order(name):
    try:
        print(name)
    finally:
        slots.orders.release()
