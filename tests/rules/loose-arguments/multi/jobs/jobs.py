"""Part of a program with threads."""

def clean(folder):
    print(folder)


LIMIT = 3
