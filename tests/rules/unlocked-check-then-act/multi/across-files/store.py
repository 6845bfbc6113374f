tables = {}


def open_table(name):
    return [name]
