"""Part of a program with threads."""

def clean(folder):
    for name in folder:
        print(name)
