"""Changes that the manager never hears of."""

from multiprocessing import Manager, Process


def count(shared, name):
    shared["names"].append(name)  # expect: PC0716 "`shared['names']` gives a copy, so this change is lost: assign it back"
    shared["counts"][name] = 1  # expect: PC0716


def main():
    with Manager() as manager:
        shared = manager.dict()
        shared["names"] = []
        shared["counts"] = {}
        rows = manager.list([[1], [2]])
        rows[0].sort()  # expect: PC0716
        rows[1][0] += 1  # expect: PC0716
        children = [Process(target=count, args=(shared, name)) for name in "ab"]
        for child in children:
            child.start()
        for child in children:
            child.join()
        print(shared, rows)


if __name__ == "__main__":
    main()
