"""Workers that change the process under everybody's feet."""

import contextlib
import locale
import os
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor
from os import chdir as go_to


def build(folder):
    os.chdir(folder)  # expect: PC0312 "`os.chdir` in thread `build` changes what every thread of the process shares"
    print(os.listdir("."))


def build_all(folders):
    with ThreadPoolExecutor() as pool:
        for future in [pool.submit(build, folder) for folder in folders]:
            future.result()


def quiet():
    with contextlib.redirect_stdout(None):  # expect: PC0312
        print("nobody sees this, nor what others print")


class Reporter(threading.Thread):
    def run(self):
        self.prepare()
        print("1,5")

    def prepare(self):
        locale.setlocale(locale.LC_ALL, "de_DE")  # expect: PC0312
        os.environ["LANG"] = "de_DE"  # expect: PC0312


def careless():
    with warnings.catch_warnings():  # expect: PC0312
        warnings.simplefilter("ignore")  # expect: PC0312


def private():
    before = os.umask(0o077)  # expect: PC0312
    go_to("/tmp")  # expect: PC0312
    os.umask(before)  # expect: PC0312


def main():
    build_all(["a", "b"])
    threads = [threading.Thread(target=target) for target in (quiet, careless, private)]
    threads.append(Reporter())
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
