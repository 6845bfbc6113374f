import threading

import jobs


def main(folder):
    cleaner = threading.Thread(target=jobs.clean(folder))  # expect: PC0102
    cleaner.start()
    cleaner.join()
