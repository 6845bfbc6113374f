"""Shared by all threads of the program."""

tables = {}


def open_table(name):
    return [name]
