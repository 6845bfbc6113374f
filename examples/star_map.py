"""Stars are counted on all cores, and each child process imports this file."""

from multiprocessing import Pool, set_start_method


def brightness(star):
    return sum(1 for _ in range(star))


set_start_method("spawn")  # in each child once more

with Pool() as telescopes:  # each telescope builds telescopes of its own
    print(telescopes.map(brightness, range(1000)))
