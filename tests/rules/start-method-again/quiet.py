"""Near misses: guarded, forced, tried, asked for first; a context of one's own."""

import multiprocessing

context = multiprocessing.get_context("spawn")
multiprocessing.set_start_method("spawn", force=True)

if multiprocessing.get_start_method(allow_none=True) is None:
    multiprocessing.set_start_method("spawn")

try:
    multiprocessing.set_start_method("spawn")
except RuntimeError:
    pass


def main():
    multiprocessing.set_start_method("forkserver")


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    main()
