"""Servers that serve one connection after the other, or each with an object of its own."""

import http.server
import socketserver

served = 0


# A plain server has one thread.
class Counter(socketserver.StreamRequestHandler):
    def handle(self):
        global served
        served += int(self.rfile.readline())


# Each request has a handler of its own.
class Window(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.tries = 0
        for _ in range(3):
            self.tries += len(self.path)


def main():
    http.server.ThreadingHTTPServer(("", 8080), Window).serve_forever()


if __name__ == "__main__":
    with socketserver.TCPServer(("", 9000), Counter) as server:
        server.serve_forever()
