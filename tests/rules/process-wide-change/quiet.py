"""Changes that nobody else minds, or that the main thread makes."""

import locale
import multiprocessing
import os
import subprocess
import threading


def child(folder):
    os.chdir(folder)  # a process of its own
    print(os.listdir("."))


def build(folder):
    subprocess.run(["make"], cwd=folder, env={**os.environ, "LANG": "C"}, check=True)
    print(locale.setlocale(locale.LC_ALL))  # only asks
    print(os.environ["HOME"], os.environ.get("LANG"))


def both():
    os.chdir("/")  # the main thread calls it as well


class Walker:
    def chdir(self, folder):
        return folder


def walk():
    Walker().chdir("here")  # not that of the library
    environ = {}
    environ["LANG"] = "C"


def main():
    os.chdir("/tmp")
    os.environ["LANG"] = "C"
    both()
    threads = [threading.Thread(target=target) for target in (both, walk)]
    threads.append(threading.Thread(target=build, args=("a",)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    process = multiprocessing.Process(target=child, args=("a",))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
