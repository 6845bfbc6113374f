import threading

import stats


class Crawler(threading.Thread):
    def __init__(self, url):
        super().__init__()
        self.url = url
        self.lock = threading.Lock()

    def run(self):
        with self.lock:
            stats.pages += 1  # expect: PC0214 "`stats.pages` is shared by all objects"
