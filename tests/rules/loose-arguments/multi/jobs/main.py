import threading

from jobs import LIMIT, clean


def main():
    cleaner = threading.Thread(target=clean, args=(LIMIT))  # expect: PC0103
    cleaner.start()
    cleaner.join()
