"""What only a test waits for, the program does not wait for."""

import threading


class Beacon(threading.Thread):
    def __init__(self, send):
        super().__init__()
        self._send = send
        self._over = threading.Event()
        self.start()

    def run(self):
        while not self._over.wait(5):
            self._send()

    def stop(self):
        self._over.set()  # expect: PC0106


def main(send):
    beacon = Beacon(send)  # expect: PC0106 "beacon"
    input()
    beacon.stop()
