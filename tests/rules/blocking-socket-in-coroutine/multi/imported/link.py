import socket
import threading

guard = threading.Lock()


class Link:
    def __init__(self, host):
        self.raw = socket.create_connection((host, 80))
