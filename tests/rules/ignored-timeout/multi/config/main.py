import threading

import loader


def main(path):
    worker = threading.Thread(target=loader.load, args=(path,))
    worker.start()
    loader.loaded.wait(5)  # expect: PC0407
    print(loader.config["name"])
    worker.join()
