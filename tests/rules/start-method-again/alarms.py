"""The start method is set at the top of a file, which each child imports."""

import multiprocessing


def greet(name):
    print("hello", name)


multiprocessing.set_start_method("spawn")  # expect: PC0712

if __name__ == "__main__":
    child = multiprocessing.Process(target=greet, args=("Ada",))
    child.start()
    child.join()
