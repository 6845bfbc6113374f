"""Changes that go through the manager."""

from multiprocessing import Manager, Process


def count(shared, name):
    names = shared["names"]
    names.append(name)
    shared["names"] = names  # assigned back
    shared["total"] += 1
    shared["letters"] += [name]
    shared.update({name: 1})
    first = shared["letters"].pop()
    print(first, shared["names"].count(name))


def nested(held, name):
    held["names"].append(name)  # a proxy in a proxy


def main():
    with Manager() as manager:
        shared = manager.dict({"names": [], "total": 0, "letters": []})
        held = manager.dict()
        held["names"] = manager.list()
        inner = manager.dict({"names": manager.list()})
        inner["names"].append("a")
        plain = {"names": []}
        plain["names"].append("a")
        children = [Process(target=count, args=(shared, name)) for name in "ab"]
        children.append(Process(target=nested, args=(held, "c")))
        for child in children:
            child.start()
        for child in children:
            child.join()
        print(shared, held, inner, plain)


if __name__ == "__main__":
    main()
