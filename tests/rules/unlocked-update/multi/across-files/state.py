"""Shared by all threads of the program."""

visits = 0
names = []


def weigh(name):
    return len(name)
