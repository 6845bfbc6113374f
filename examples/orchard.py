"""An orchard: each picker is a process, and what they share is little."""

import os
from multiprocessing import Process, Queue, Value


def pick(apples, trees):
    for _ in range(trees):
        apples.value += 100  # two pickers count at the same time


def harvest():
    apples = Value("i", 0)
    pickers = [Process(target=pick, args=(apples, 50)) for _ in range(4)]
    for picker in pickers:
        picker.start()
    for picker in pickers:
        picker.join()
    return apples.value


def weigh(weights, crate):
    weights[crate] = len(crate) * 12


def weigh_all(crates):
    weights = {}
    scales = [Process(target=weigh, args=(weights, crate)) for crate in crates]
    for scale in scales:
        scale.start()
    for scale in scales:
        scale.join()
    return weights  # still empty: each child had a copy


def press(apples, bottles):
    for apple in apples:
        bottles.put(f"juice of {apple}")


def press_all(apples):
    bottles = Queue()
    presser = Process(target=press, args=(apples, bottles))
    presser.start()
    presser.join()  # the press stops when the belt is full
    return [bottles.get() for _ in apples]


def prune(tree):
    print("pruned", tree, "for", os.getppid())  # for whom?


def gardener(trees):
    for tree in trees:
        helper = Process(target=prune, args=(tree,))
        helper.start()  # a daemon may have no helpers
        helper.join()


def garden(trees):
    worker = Process(target=gardener, args=(trees,), daemon=True)
    worker.start()
    worker.join()


def water(drops, beds):
    for _ in range(beds):
        with drops.get_lock():
            drops.value -= 1


def sprinkle():
    drops = Value("i", 100)
    hose = Process(target=water, args=(drops, 7))
    hose.start()  # and the function is over: who keeps the drops?
