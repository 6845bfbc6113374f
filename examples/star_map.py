"""Stars are counted on all cores, and each child process imports this file."""

from multiprocessing import Pool


def brightness(star):
    return sum(1 for _ in range(star))


with Pool() as telescopes:  # each telescope builds telescopes of its own
    print(telescopes.map(brightness, range(1000)))
