from multiprocessing.pool import ThreadPool

from store import open_table, tables


def table(name):
    if name not in tables:  # expect: PC0304 "`tables` is checked and then added to"
        tables[name] = open_table(name)
    return tables[name]


def main(names):
    with ThreadPool(4) as pool:
        return pool.map(table, names)
