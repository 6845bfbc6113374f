"""A server that makes a thread for each connection: nothing here names a thread."""

import http.server
import socketserver


class Office:
    def __init__(self):
        self.waiting = 0
        self.forms = {}


office = Office()
served = 0


class Counter(socketserver.StreamRequestHandler):
    def handle(self):
        global served
        office.waiting = office.waiting + self.people()  # expect: PC0302 "`office.waiting` is updated without a lock in `Counter.handle`"
        served += int(self.rfile.readline())  # expect: PC0301 "`served` is updated without a lock in `Counter.handle`"

    def people(self):
        return len(self.rfile.readline())


class Window(http.server.BaseHTTPRequestHandler):
    seen = {}

    def do_GET(self):
        self.seen[self.path] = self.seen.get(self.path, 0) + 1  # expect: PC0302 "`self.seen` is updated without a lock in `Window.do_GET`"
        self.send_response(200)


def main():
    http.server.ThreadingHTTPServer(("", 8080), Window).serve_forever()


if __name__ == "__main__":
    with socketserver.ThreadingTCPServer(("", 9000), Counter) as server:
        server.serve_forever()
